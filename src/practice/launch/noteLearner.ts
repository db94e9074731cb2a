import { TrellisError } from '../../errors.ts';
import type { LaunchMessage } from '../../lti/launchMessage.ts';
import type { Learner } from '../../store/port/learners.ts';
import { pseudonymOf } from '../account.ts';
import { learnerId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';

/**
 * Keeps who launched, pseudonymously; a platform that tells no name erases none.
 * @throws TrellisError `erasure_under_way` for somebody whose data are being removed
 */
export async function noteLearner(practice: Practice, message: LaunchMessage, sub: string): Promise<Learner> {
  const learner = await practice.store.learners.note({
    id: learnerId(message.tenant, sub),
    tenant: message.tenant,
    issuer: message.issuer,
    sub,
    ...(message.pseudonymous ? { accountName: pseudonymOf(practice.accountKey, message.tenant, sub) } : {}),
    name: message.name ?? message.givenName,
    locale: message.locale,
    lastSeenAt: practice.now(),
  });
  if (learner.erasing !== undefined) throw new TrellisError('erasure_under_way');
  return learner;
}
