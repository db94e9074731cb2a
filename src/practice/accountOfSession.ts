import { TrellisError } from '../errors.ts';
import type { Session } from '../store/port/sessions.ts';
import type { Account } from '../xapi/build.ts';
import { accountOf } from './account.ts';
import type { Practice } from './practice.ts';

/** Whoever is in a web session, as statements name them. @throws TrellisError `session_missing` for somebody erased */
export async function accountOfSession(
  { store }: Pick<Practice, 'store'>,
  { learner }: Pick<Session, 'learner'>,
): Promise<Account> {
  const person = await store.learners.get(learner);
  if (!person) throw new TrellisError('session_missing', 'nobody of this session is known');
  return accountOf(person);
}
