import type { Effect } from '../../store/port/effect.ts';
import type { Happened } from '../effects.ts';

/**
 * "The grade is G as of sequence N", when an event changed it; at the end of a sitting also when it did not, so that
 * what waits goes out at once. None before the first graded answer and none without a gradebook column.
 */
export function gradeEffect(happened: Happened): readonly Effect[] {
  const { event, before, after } = happened;
  const value = after.here.grade;
  const final = event.kind === 'sitting-finished';
  const changed = value !== before.here.grade;
  if (value === null || after.activity.points === 0 || !(changed || final)) return [];
  return [
    {
      kind: 'grade',
      want: {
        link: after.link.id,
        learner: after.learner.id,
        activity: after.activity.id,
        tenant: after.activity.tenant,
        pack: after.settings.pack,
        sequence: event.sequence,
        value,
        completed: value === 1,
        decidedAt: event.at,
        final,
      },
    },
  ];
}
