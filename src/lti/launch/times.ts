import { TrellisError } from '../../errors.ts';
import { LOGIN_TTL_MS } from '../loginState.ts';
import type { Claims } from './signature.ts';

/** Real sites drift; Moodle's tokens live for 60 s only. Seconds, like the claims. */
const SKEW = 60;

function seconds(claims: Claims, name: string): number {
  const value = claims[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TrellisError('time_claim_invalid', name);
}

/**
 * Row 12. `now` in milliseconds. Canvas builds its claims at login and merges only the nonce later, so `iat` may be as
 * old as a login state lives. Returns the moment the token is dead for good, in milliseconds.
 */
export function checkTimes(claims: Claims, now: number): number {
  const at = now / 1000;
  const exp = seconds(claims, 'exp');
  const iat = seconds(claims, 'iat');
  if (at >= exp + SKEW) throw new TrellisError('token_expired');
  if (iat > at + SKEW) throw new TrellisError('iat_future');
  if (iat < at - (LOGIN_TTL_MS / 1000 + SKEW)) throw new TrellisError('iat_too_old');
  if (claims.nbf !== undefined && seconds(claims, 'nbf') > at + SKEW) throw new TrellisError('nbf_future');
  return (exp + SKEW) * 1000;
}
