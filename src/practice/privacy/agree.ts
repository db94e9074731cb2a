import type { PageData } from '../../api/page.ts';
import { TrellisError } from '../../errors.ts';
import type { Session } from '../../store/port/sessions.ts';
import { openPractice } from '../openPractice.ts';
import type { Practice } from '../practice.ts';
import { createSession } from '../webSession.ts';
import { giveConsent } from './consent.ts';

/**
 * The learner agrees to the school's text and begins to practise, in a session that ends when this one would have.
 * @throws TrellisError `conflict` when another text is in force, `session_missing`
 */
export async function agree(
  practice: Practice,
  session: Session,
  version: string,
): Promise<PageData<'practice'> | PageData<'consent'>> {
  await giveConsent(practice, session, version);
  const learner = await practice.store.learners.get(session.learner);
  if (!learner) throw new TrellisError('session_missing');
  const { tokenHash: _own, createdAt: _then, ...about } = session;
  const made = await createSession(practice, about);
  const { preview, views = [] } = session;
  return openPractice(practice, {
    ...made,
    learner,
    viewer: { name: learner.name, role: 'learner', preview, views },
  });
}
