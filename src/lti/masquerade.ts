import type { Rights } from './launchMessage.ts';

/** Custom parameter that tells who acts as the person of a launch; filled by Canvas (`$Canvas.masqueradingUser.userId`). */
export const MASQUERADE_PARAMETER = 'masquerading_user';
/** As for any id of a person (LTI core 5.3.6). */
const ID_LENGTH = 255;

/**
 * Who acts as the person this launch names: an administrator looking at what somebody sees; null for nobody. Canvas fills
 * the parameter in its student view too, where the role of a test user tells what it is.
 */
export function masqueraderOf(
  custom: Readonly<Record<string, string>>,
  { testUser }: Pick<Rights, 'testUser'>,
): string | null {
  return testUser ? null : (custom[MASQUERADE_PARAMETER]?.slice(0, ID_LENGTH) ?? null);
}
