import { TrellisError } from '../../errors.ts';
import type { LaunchMessage } from '../launchMessage.ts';
import { ltiClaim } from './claim.ts';
import type { Claims } from './signature.ts';

const SUPPORTED: ReadonlyMap<unknown, LaunchMessage['type']> = new Map([
  ['LtiResourceLinkRequest', 'resourceLink'],
  ['LtiSubmissionReviewRequest', 'submissionReview'],
  ['LtiDeepLinkingRequest', 'deepLink'],
]);

/** Rows 14 and 15. */
export function readMessageType(claims: Claims): LaunchMessage['type'] {
  if (ltiClaim(claims, 'version') !== '1.3.0') throw new TrellisError('lti_version');
  const type = SUPPORTED.get(ltiClaim(claims, 'message_type'));
  if (!type) throw new TrellisError('unsupported_message_type');
  return type;
}
