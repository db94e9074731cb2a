import type { LearnerDetail } from '../api/class.ts';
import { TrellisError } from '../errors.ts';
import type { Session } from '../store/port/sessions.ts';
import type { Practice } from './practice.ts';
import { noteAccess } from './privacy/noteAccess.ts';
import { activityOfSession } from './viewClass.ts';
import { viewLearner } from './viewLearner.ts';

/**
 * The work of a learner whom a reader's session names. Of anybody else not even their existence is told.
 * @throws TrellisError `learner_unknown`
 */
export async function readWork(
  practice: Practice,
  session: Session,
  learner: string,
): Promise<LearnerDetail> {
  if (!session.mayRead?.includes(learner)) throw new TrellisError('learner_unknown', learner);
  const activity = await activityOfSession(practice, session);
  await noteAccess(practice, session, { kind: 'detail', learner, activity: activity.id });
  return viewLearner(practice, activity, learner, session.locale);
}
