import type { GradeView } from '../../api/turn.ts';
import type { GradePolicy } from '../../learning/settings.ts';
import type { GradeRow } from '../../store/port/grades.ts';
import type { Situation } from '../situation.ts';

/** A grade that has been decided but has no row yet is on its way: the worker makes the row within a moment. */
export function gradeView(
  policy: GradePolicy,
  value: number | null,
  row: GradeRow | null,
  ungraded: boolean,
): GradeView {
  const sent = row?.delivery.sent ?? null;
  const base = { policy, value, sentValue: sent?.value ?? null, reason: row?.delivery.reason ?? null };
  if (ungraded) return { ...base, state: 'not-graded', at: null, reason: null };
  if (row === null) return { ...base, state: value === null ? 'none' : 'waiting', at: null };
  const { status } = row.delivery;
  return { ...base, state: status, at: status === 'sent' ? (sent?.at ?? null) : row.due };
}

/**
 * Where the learner's grade stands. Previews and activities without a gradebook column are not graded. One that the row does
 * not know yet is on its way, whatever became of the one before it.
 */
export function presentGrade(situation: Situation, preview: boolean): GradeView {
  const { settings, here, grade, activity } = situation;
  const view = gradeView(settings.policy, here.grade, grade, preview || activity.points === 0);
  const newer = here.grade !== null && here.grade !== grade?.want.value;
  return view.state === 'sent' && newer ? { ...view, state: 'waiting', at: null } : view;
}
