import { TrellisError } from '../../errors.ts';
import type { Registration } from '../registration.ts';
import type { Claims } from './signature.ts';

/**
 * Rows 10 and 11: issued by this platform to this tool and to nobody else. No other audience is trusted: one that
 * reads the same token could replay it here.
 */
export function checkIssuedTo(claims: Claims, { issuer, clientId }: Registration): void {
  if (claims.iss !== issuer) throw new TrellisError('iss_mismatch');
  const { aud, azp } = claims;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audiences.includes(clientId)) throw new TrellisError('aud_mismatch');
  if (audiences.length > 1 && azp === undefined) throw new TrellisError('azp_missing');
  if (azp !== undefined && azp !== clientId) throw new TrellisError('azp_mismatch');
  if (audiences.some((one) => one !== clientId)) throw new TrellisError('aud_untrusted');
}
