import { type Examples, nothing } from '../../runtime/examples.ts';
import { GradeQueue } from './GradeQueue.tsx';
import { SAMPLE_QUEUE } from './sampleQueue.ts';

export const examples: Examples = {
  'every state': () => <GradeQueue rows={SAMPLE_QUEUE} busy={false} onRetry={nothing} />,
  empty: () => <GradeQueue rows={[]} busy={false} onRetry={nothing} />,
};
