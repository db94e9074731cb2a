import type { Examples } from '../../runtime/examples.ts';
import { DoneSteps } from './DoneSteps.tsx';
import { PartMark } from './PartMark.tsx';

export const examples: Examples = {
  'steps behind': () => (
    <DoneSteps done={[{ prompt: '<p>Common denominator?</p>', solution: '<p>6</p>' }]} lang="en" />
  ),
  'a part that is right': () => (
    <p>
      6 <PartMark right />
    </p>
  ),
  'a part that is wrong': () => (
    <p>
      5 <PartMark right={false} />
    </p>
  ),
};
