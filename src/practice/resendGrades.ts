import type { Presser } from '../store/port/grades.ts';
import type { Practice } from './practice.ts';

/** "Send again": the grades of an activity, or of one learner in it, are tried at once. Returns how many. */
export async function resendGrades(
  practice: Practice,
  activity: string,
  learner: string | null,
  by: Presser,
): Promise<number> {
  const count = await practice.store.grades.again(activity, learner, by, practice.now());
  if (count > 0) practice.nudge();
  return count;
}
