import { TrellisError } from '../../errors.ts';
import type { LaunchMessage } from '../launchMessage.ts';
import { masqueraderOf } from '../masquerade.ts';
import { checkPinned } from '../origins.ts';
import { type Registration, tenantOf } from '../registration.ts';
import { workOf } from '../workLink.ts';
import { readCustom } from './custom.ts';
import { readDeepLinkSettings } from './deepLinkSettings.ts';
import { checkReviewer, readForUser } from './forUser.ts';
import { readHistory } from './history.ts';
import { type Person, readLocale } from './person.ts';
import { readContext, readPresentation, readResourceLink } from './place.ts';
import { readAgs, readMembershipsUrl } from './services.ts';
import type { Claims } from './signature.ts';

/** What earlier rows have settled. */
interface Settled {
  readonly registration: Registration;
  readonly deploymentId: string;
  readonly targetLinkUri: string;
  readonly person: Person;
}

/**
 * Rows 20 and 21: the rest of the message, by its type. A deep link is answered by somebody who may add content to
 * this course, work is reviewed by somebody who may read it: `role_not_allowed` for everybody else.
 */
export function readMessage(type: LaunchMessage['type'], claims: Claims, settled: Settled): LaunchMessage {
  if (type === 'deepLink') return readDeepLink(claims, settled);
  const resourceLink = readResourceLink(claims);
  if (type === 'resourceLink')
    return { type, ...readCommon(claims, settled), resourceLink, ...workOf(settled.targetLinkUri) };
  const forUser = readForUser(claims);
  const common = readCommon(claims, settled);
  checkReviewer(common, forUser);
  return { type, ...common, resourceLink, forUser };
}

function readDeepLink(claims: Claims, settled: Settled): LaunchMessage {
  const settings = readDeepLinkSettings(claims, settled.registration);
  const common = readCommon(claims, settled);
  if (!common.rights.author) throw new TrellisError('role_not_allowed');
  // The page may post to these origins alone: what somebody chose would go nowhere, without a word.
  checkPinned(settings.returnUrl, settled.registration);
  return { type: 'deepLink', ...common, settings };
}

function readCommon(claims: Claims, { registration, deploymentId, targetLinkUri, person }: Settled) {
  const custom = readCustom(claims);
  return {
    registrationId: registration.id,
    family: registration.family,
    issuer: registration.issuer,
    clientId: registration.clientId,
    deploymentId,
    tenant: tenantOf(registration, deploymentId),
    ...(registration.accounts === 'pseudonym' ? { pseudonymous: true as const } : {}),
    ...person,
    locale: readLocale(claims),
    context: readContext(claims),
    targetLinkUri,
    custom,
    masquerader: masqueraderOf(custom, person.rights, registration.family),
    history: readHistory(custom),
    // A guest has no grade and no roster.
    ags: person.sub === null ? null : readAgs(claims, registration),
    membershipsUrl: person.sub === null ? null : readMembershipsUrl(claims, registration),
    ...readPresentation(claims),
  };
}
