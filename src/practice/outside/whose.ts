import type { Learner } from '../../store/port/learners.ts';
import type { AnyActor } from '../../xapi/anyStatement.ts';
import { learnerId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';

/**
 * The learner of a tenant that a statement is about: an account of the tenant's LMS with its id of the person, or with the
 * pseudonym that statements name them by. Null for anybody else, a mail address and a group included.
 */
export async function learnerNamed(
  { store }: Pick<Practice, 'store'>,
  tenant: string,
  actor: AnyActor,
): Promise<Learner | null> {
  const { account } = actor;
  if (account === undefined || actor.objectType === 'Group') return null;
  const { homePage, name } = account;
  const found =
    (await store.learners.get(learnerId(tenant, name))) ?? (await store.learners.byAccountName(tenant, name));
  return found?.issuer === homePage && found.erasing === undefined ? found : null;
}
