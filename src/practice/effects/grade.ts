import type { Effect } from '../../store/port/effect.ts';
import type { GradeWant } from '../../store/port/grades.ts';
import type { Happened } from '../effects.ts';

/**
 * "The grade is G as of sequence N": when an event changed it, when the column of this link does not know it yet (it was
 * earned through another link of the activity), and at the end of a sitting, so that what waits goes out at once. None
 * before the first graded answer and none without a gradebook column.
 */
export function gradeEffect(happened: Happened): readonly Effect[] {
  const { event, before, after } = happened;
  const value = after.here.grade;
  const final = event.kind === 'sitting-finished';
  // The row alone does not tell: it may be behind by changes whose effects have not been carried out.
  const changed = value !== before.here.grade || value !== after.grade?.want.value;
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
        ...by(event),
      },
    },
  ];
}

/** Whose doing it was: an instructor's, another tool's, or work in a sitting of this one. */
function by({ kind, sitting }: Happened['event']): Pick<GradeWant, 'byInstructor' | 'sitting'> {
  if (kind === 'override') return { byInstructor: true };
  return kind === 'outside' || kind === 'withdrawn' ? {} : { sitting };
}
