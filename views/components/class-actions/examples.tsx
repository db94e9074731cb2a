import type { DifferingGrade } from '../../../src/api/class.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_CLASS } from '../class-table/sampleClass.ts';
import { SAMPLE_TIME } from '../skills/sampleSkills.ts';
import { ClassActions } from './ClassActions.tsx';

const doors = {
  openLearner: nothing,
  copy: nothing,
  resendAll: nothing,
  replace: nothing,
  openGrades: nothing,
  showGroup: nothing,
  preview: nothing,
};
/** More than are shown, one of each kind first. */
const SAMPLE_DIFFERENCES: readonly DifferingGrade[] = Array.from({ length: 8 }, (_, index) => ({
  learner: `lrn_${index}abcd`,
  name: ['Amira Haddad', 'Ben Okafor', 'Carla Jiménez', null][index] ?? 'Eva Lund',
  link: 'link-1',
  column: index === 1 ? 'Week 3' : null,
  wanted: 0.8,
  shown: index === 1 ? null : 0.65,
  since: SAMPLE_TIME,
  why: (['byHand', 'missing', 'older', 'newer'] as const)[index] ?? 'byHand',
}));
const titleOf = (id: string) => SAMPLE_CLASS.skills.find((skill) => skill.id === id)?.title ?? id;

export const examples: Examples = {
  'five things': () => (
    <ClassActions actions={SAMPLE_CLASS.actions} doors={doors} titleOf={titleOf} busy={false} />
  ),
  'grades that differ': () => (
    <ClassActions
      actions={[{ kind: 'grades-differ', people: SAMPLE_DIFFERENCES }]}
      doors={doors}
      titleOf={titleOf}
      busy={false}
    />
  ),
  'grades that are refused': () => (
    <ClassActions
      actions={[{ kind: 'grades-refused', people: [{ learner: 'l2', name: 'Ben Okafor' }] }]}
      doors={doors}
      titleOf={titleOf}
      busy={false}
    />
  ),
  nothing: () => <ClassActions actions={[]} doors={doors} titleOf={titleOf} busy={false} />,
};
