import { type Examples, nothing } from '../../runtime/examples.ts';
import { RetentionField } from './RetentionField.tsx';

const LOADS = [
  { retention: 0.8, times: 0.7 },
  { retention: 0.9, times: 1 },
  { retention: 0.95, times: 1.7 },
];

export const examples: Examples = {
  'of a learner who follows the activity': () => (
    <RetentionField id="retention" value={null} standard={0.9} loads={LOADS} onChange={nothing} />
  ),
  'of an activity': () => <RetentionField id="retention" value={0.95} loads={LOADS} onChange={nothing} />,
};
