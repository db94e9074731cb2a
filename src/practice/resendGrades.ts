import type { Practice } from './practice.ts';

/** "Send again": the grades of an activity, or of one learner in it, are tried at once. Returns how many. */
export async function resendGrades(
  practice: Practice,
  activity: string,
  learner: string | null,
): Promise<number> {
  const count = await practice.store.grades.again(activity, learner, practice.now());
  if (count > 0) practice.nudge();
  return count;
}
