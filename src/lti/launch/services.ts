import type { AgsClaim } from '../launchMessage.ts';
import { checkPinned } from '../origins.ts';
import type { Registration } from '../registration.ts';
import { members, texts } from './claim.ts';
import type { Claims } from './signature.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

/** A service gets a bearer token later; null when the platform offers none here. */
function serviceUrl(value: unknown, registration: Registration): string | null {
  return value === undefined || value === null || value === '' ? null : checkPinned(value, registration);
}

/** The assignment and grade services, null when the platform offers none here. */
export function readAgs(claims: Claims, registration: Registration): AgsClaim | null {
  const claim = members(claims[AGS]);
  if (!claim) return null;
  return {
    scope: texts(claim.scope) ?? [],
    lineItem: serviceUrl(claim.lineitem, registration),
    lineItems: serviceUrl(claim.lineitems, registration),
  };
}

/** The address of the roster, null when the platform offers none here. */
export function readMembershipsUrl(claims: Claims, registration: Registration): string | null {
  return serviceUrl(members(claims[NRPS])?.context_memberships_url, registration);
}
