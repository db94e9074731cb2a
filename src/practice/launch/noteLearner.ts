import type { LaunchMessage } from '../../lti/launchMessage.ts';
import type { Learner } from '../../store/port/learners.ts';
import { pseudonymOf } from '../account.ts';
import { learnerId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';

/** Keeps who launched, pseudonymously; a platform that tells no name erases none. */
export async function noteLearner(practice: Practice, message: LaunchMessage, sub: string): Promise<Learner> {
  return practice.store.learners.note({
    id: learnerId(message.tenant, sub),
    tenant: message.tenant,
    issuer: message.issuer,
    sub,
    ...(message.pseudonymous ? { accountName: pseudonymOf(practice.accountKey, message.tenant, sub) } : {}),
    name: message.name ?? message.givenName,
    locale: message.locale,
    lastSeenAt: practice.now(),
  });
}
