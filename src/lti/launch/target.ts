import { TrellisError } from '../../errors.ts';
import type { LoginState } from '../loginState.ts';
import { parseTargetLink } from '../targetLink.ts';
import { ltiClaim } from './claim.ts';
import type { Claims } from './signature.ts';

/** Row 17: the signed target, on the tool's own origin and the one named at login. Routing follows this value only. */
export function readTarget(claims: Claims, record: LoginState, publicUrl: string): string {
  const target = parseTargetLink(ltiClaim(claims, 'target_link_uri'), publicUrl);
  if (target.href !== new URL(record.targetLinkUri).href) throw new TrellisError('target_link_mismatch');
  return target.href;
}
