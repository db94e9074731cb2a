import type { Learner } from '../../store/port/learners.ts';
import type { Person } from '../../store/port/people.ts';

/** A learner as the store looks for everything of theirs: under the platform's id and, where there is one, the pseudonym. */
export function personOf({ id, tenant, issuer, sub, accountName }: Learner): Person {
  return { id, tenant, issuer, names: accountName === undefined ? [sub] : [accountName, sub] };
}
