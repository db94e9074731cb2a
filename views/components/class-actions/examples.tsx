import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_CLASS } from '../class-table/sampleClass.ts';
import { ClassActions } from './ClassActions.tsx';

const doors = {
  openLearner: nothing,
  copy: nothing,
  resendAll: nothing,
  showGroup: nothing,
  preview: nothing,
};
const titleOf = (id: string) => SAMPLE_CLASS.skills.find((skill) => skill.id === id)?.title ?? id;

export const examples: Examples = {
  'five things': () => (
    <ClassActions actions={SAMPLE_CLASS.actions} doors={doors} titleOf={titleOf} busy={false} />
  ),
  nothing: () => <ClassActions actions={[]} doors={doors} titleOf={titleOf} busy={false} />,
};
