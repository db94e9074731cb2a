import { TrellisError } from '../errors.ts';
import type { Session, SessionView } from '../store/port/sessions.ts';
import { KIND_OF, openView, type ViewPage } from './openView.ts';
import type { Practice } from './practice.ts';
import { createSession } from './webSession.ts';

/**
 * The same activity from another side that the launch's roles allow. It ends when the session it came from would have:
 * switching makes no session longer.
 * @throws TrellisError `forbidden` for a view the launch did not give
 */
export async function switchView(practice: Practice, session: Session, view: SessionView): Promise<ViewPage> {
  const { views = [], testUser = false, masquerade = false } = session;
  if (!views.includes(view)) throw new TrellisError('forbidden', `the ${view} view`);
  const learner = await practice.store.learners.get(session.learner);
  if (!learner) throw new TrellisError('session_missing');
  const { tokenHash: _own, createdAt: _then, review: _work, ...about } = session;
  const preview = view === 'learner' && (testUser || masquerade);
  const made = await createSession(practice, {
    ...about,
    kind: KIND_OF[view],
    sitting: view === 'learner' ? practice.newId() : null,
    preview,
    deepLink: null,
  });
  const role = view === 'instructor' ? 'instructor' : 'learner';
  return openView(practice, view, { ...made, learner, viewer: { name: learner.name, role, preview, views } });
}
