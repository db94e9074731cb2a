import type { LearnerDetail } from '../api/class.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Practice } from './practice.ts';
import { detailOf, situateLearner } from './viewLearner.ts';

/**
 * One learner for the instructor: what others may read of them, and the extra time they were given, which is nobody
 * else's to know.
 * @throws TrellisError `learner_unknown`
 */
export async function viewClassLearner(
  practice: Practice,
  activity: Activity,
  learner: string,
  locale: string,
): Promise<LearnerDetail> {
  const situation = await situateLearner(practice, activity, learner, locale);
  return { ...(await detailOf(practice, situation)), extraTime: situation.state.extraTime ?? null };
}
