import type { Activity } from '../store/port/activities.ts';
import { linkOfLearner } from '../store/port/rules/linkOfLearner.ts';
import { currentSettings } from './activitySettings.ts';
import type { Practice } from './practice.ts';

/**
 * Wants a grade in the gradebook for everybody in the activity, or for one learner, who has earned one that no column
 * knows of, as where points were given to the activity only later. Returns how many; none for an activity without points.
 */
export async function wantMissingGrades(
  practice: Practice,
  activity: Activity,
  learner: string | null,
): Promise<number> {
  const { store, quiet } = practice;
  if (activity.points === 0) return 0;
  const [summaries, rows, links] = await Promise.all([
    store.summaries.ofActivity(activity.id),
    store.grades.ofActivity(activity.id),
    store.links.ofActivity(activity.id),
  ]);
  const seen = linkOfLearner(links, []);
  if (seen === null) return 0;
  const known = new Set(rows.map(({ want }) => want.learner));
  const now = practice.now();
  let count = 0;
  for (const { learner: who, sequence, grade: value } of summaries) {
    const asked = learner === null || learner === who;
    if (!asked || value === null || known.has(who)) continue;
    const where = { link: seen.link.id, learner: who, activity: activity.id, tenant: activity.tenant };
    const decided = { sequence, value, completed: value === 1, decidedAt: now, final: true };
    await store.grades.want({ ...where, pack: currentSettings(activity).pack, ...decided }, quiet, now);
    count += 1;
  }
  return count;
}
