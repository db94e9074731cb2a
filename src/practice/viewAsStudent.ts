import type { PageData } from '../api/page.ts';
import { TrellisError } from '../errors.ts';
import type { Session } from '../store/port/sessions.ts';
import { openSitting } from './openSitting.ts';
import type { Practice } from './practice.ts';
import { createSession } from './webSession.ts';

/**
 * The activity as a student meets it, for its instructor: works in full, is never graded or listed. It ends when the
 * instructor's session does.
 */
export async function viewAsStudent(practice: Practice, session: Session): Promise<PageData<'practice'>> {
  if (session.activity === null) throw new TrellisError('not_found', 'no activity');
  const { tokenHash: _own, createdAt: _then, review: _work, ...about } = session;
  const made = await createSession(practice, {
    ...about,
    kind: 'learner',
    sitting: practice.newId(),
    preview: true,
    deepLink: null,
  });
  const learner = await practice.store.learners.get(session.learner);
  const viewer = { name: learner?.name ?? null, role: 'learner', preview: true } as const;
  return openSitting(practice, made, { ...viewer, views: session.views ?? [] });
}
