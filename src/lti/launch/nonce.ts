import { DAY_MS } from '../../duration.ts';
import { TrellisError } from '../../errors.ts';
import type { LoginState } from '../loginState.ts';
import type { Claims } from './signature.ts';

/** A nonce only fits its own state, which is taken once; a day is more than any state lives. */
const LONGEST_MS = DAY_MS;

/** Remembers a key until `expiresAt` (milliseconds); false when it was remembered before. */
export type RememberNonce = (key: string, expiresAt: number) => Promise<boolean>;

/** Row 13: the token answers this login, and no token answers twice. */
export async function checkNonce(
  claims: Claims,
  record: LoginState,
  remember: RememberNonce,
  { now, deadAt }: { readonly now: number; readonly deadAt: number },
): Promise<void> {
  const { nonce } = claims;
  if (nonce === undefined || nonce === '') throw new TrellisError('nonce_missing');
  if (nonce !== record.nonce) throw new TrellisError('nonce_mismatch');
  const expiresAt = Math.min(deadAt, now + LONGEST_MS);
  if (!(await remember(`${record.registrationId} ${record.nonce}`, expiresAt))) {
    throw new TrellisError('nonce_replayed');
  }
}
