import { DEFAULT_ACTIVITY } from '../api/activity.ts';
import type { PageData, Viewer } from '../api/page.ts';
import { TrellisError } from '../errors.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import { loadSitting } from './loadSitting.ts';
import { pickerPage } from './pickerPage.ts';
import type { Practice } from './practice.ts';
import { practicePage } from './practicePage.ts';
import { presentTurn } from './present/turn.ts';
import { consentPage, missingConsent } from './privacy/consent.ts';
import { reviewPage } from './reviewPage.ts';
import { activityOfSession, classPage } from './viewClass.ts';
import { menteesPage } from './viewMentees.ts';

/** The bearer of the session is known to who asks alone. */
const UNTOLD = { token: '' } as const;

function viewerOf({ kind, preview, views = [] }: Session, { name }: Learner): Viewer {
  const teaches = kind === 'instructor' || (kind === 'picker' && views.includes('instructor'));
  return { name, role: teaches ? 'instructor' : 'learner', preview, views };
}

/**
 * The page of a session that goes on after a reload, without changing anything: the open question, the class, the
 * picker, what a mentor or a reviewer reads. Its token is null, because only the browser knows it.
 * @throws TrellisError `session_missing` when what the session is for is gone
 */
export async function resumeSession(practice: Practice, session: Session): Promise<PageData> {
  const learner = await practice.store.learners.get(session.learner);
  if (!learner) throw new TrellisError('session_missing');
  const viewer = viewerOf(session, learner);
  if (session.kind === 'learner') {
    const consent = missingConsent(practice, learner, session);
    if (consent) {
      const { title } = await activityOfSession(practice, session);
      return consentPage(consent, { token: null, session, learner, title });
    }
    const situation = await loadSitting(practice, session);
    return practicePage(situation, {
      token: null,
      turn: await presentTurn(practice, situation, null),
      viewer,
    });
  }
  const opened = { ...UNTOLD, session, learner, viewer };
  if (session.review) return { ...(await reviewPage(practice, opened)), token: null };
  if (session.kind === 'reader') return { ...(await menteesPage(practice, opened)), token: null };
  const page =
    session.kind === 'instructor'
      ? await classPage(practice, opened)
      : pickerPage(practice, { ...opened, ...(session.picker ?? { start: DEFAULT_ACTIVITY }) });
  return { ...page, token: null };
}
