import type { Rights } from './launchMessage.ts';
import { platformOf } from './platforms/platformOf.ts';
import type { Family } from './registration.ts';

/** As for any id of a person (LTI core 5.3.6). */
const ID_LENGTH = 255;

/**
 * Who acts as the person this launch names: an administrator looking at what somebody sees; null for nobody. Only an LMS
 * that is known to fill such a parameter is believed (Canvas): on the others whoever edits a link may type it, and a whole
 * class would practise ungraded. Canvas fills it in its student view too, where the role of a test user tells what it is.
 */
export function masqueraderOf(
  custom: Readonly<Record<string, string>>,
  { testUser }: Pick<Rights, 'testUser'>,
  family: Family,
): string | null {
  const { masqueradeParameter } = platformOf(family);
  if (testUser || masqueradeParameter === null) return null;
  return custom[masqueradeParameter]?.slice(0, ID_LENGTH) ?? null;
}
