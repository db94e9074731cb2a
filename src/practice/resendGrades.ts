import type { Presser } from '../store/port/grades.ts';
import type { Practice } from './practice.ts';
import { wantMissingGrades } from './wantMissingGrades.ts';

/**
 * "Send again": the grades of an activity, or of one learner in it, are tried at once; one that no column knows of yet
 * is sent for the first time. Where a link is named its column alone gets the learner's grade, none if the link is not of the
 * activity. Returns how many.
 */
export async function resendGrades(
  practice: Practice,
  activity: string,
  learner: string | null,
  by: Presser,
  link: string | null = null,
): Promise<number> {
  const again = await practice.store.grades.again(activity, learner, by, practice.now(), link);
  const known = link === null ? await practice.store.activities.get(activity) : null;
  const count = again + (known === null ? 0 : await wantMissingGrades(practice, known, learner));
  if (count > 0) practice.nudge('grades');
  return count;
}
