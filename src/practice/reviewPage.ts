import type { LearnerDetail } from '../api/class.ts';
import type { PageData, Viewer } from '../api/page.ts';
import { TrellisError } from '../errors.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import { currentSettings } from './activitySettings.ts';
import type { Practice } from './practice.ts';
import { noteAccess } from './privacy/noteAccess.ts';
import { activityOfSession } from './viewClass.ts';
import { viewLearner } from './viewLearner.ts';

/** The learner's work; null for somebody who has not opened the activity. */
async function workOf(practice: Practice, activity: Activity, learner: string, locale: string) {
  try {
    return await viewLearner(practice, activity, learner, locale);
  } catch (error) {
    if (error instanceof TrellisError && error.code === 'learner_unknown') return null;
    throw error;
  }
}

function nameOf(detail: LearnerDetail | null, told: string | null): string | null {
  return detail?.name ?? told;
}

/** The page of a submission review: one learner's work in the activity of the session, as `session.review` names them. */
export async function reviewPage(
  practice: Practice,
  opened: { token: string; session: Session; learner: Learner; viewer: Viewer },
): Promise<PageData<'review'>> {
  const { token, session, learner, viewer } = opened;
  const { review } = session;
  if (!review) throw new TrellisError('not_found', 'no review');
  const activity = await activityOfSession(practice, session);
  await noteAccess(practice, session, { kind: 'review', learner: review.learner, activity: activity.id });
  const detail = await workOf(practice, activity, review.learner, session.locale);
  return {
    page: 'review',
    token,
    locale: session.locale,
    data: {
      activity: { title: activity.title, delayHours: currentSettings(activity).rule.delayHours },
      learner: review.learner,
      name: nameOf(detail, review.name),
      own: review.learner === learner.id,
      detail,
      settings: learner.settings,
      viewer,
    },
  };
}
