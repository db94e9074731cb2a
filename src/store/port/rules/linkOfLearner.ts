import type { GradeRow } from '../grades.ts';
import type { Link } from '../links.ts';

/**
 * Which link of an activity a learner is seen through when no session says it: the one their newest grade is for,
 * else the one launched last. Null when nothing links to the activity.
 */
export function linkOfLearner(
  links: readonly Link[],
  grades: readonly GradeRow[],
): { link: Link; grade: GradeRow | null } | null {
  const newest = [...grades].sort((a, b) => b.want.decidedAt - a.want.decidedAt);
  for (const grade of newest) {
    const link = links.find((each) => each.id === grade.want.link);
    if (link !== undefined) return { link, grade };
  }
  const last = [...links].sort((a, b) => b.updatedAt - a.updatedAt)[0];
  return last === undefined ? null : { link: last, grade: null };
}
