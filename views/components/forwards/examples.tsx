import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_TENANTS } from '../lrs-keys/sampleKeys.ts';
import { ForwardPanel } from './ForwardPanel.tsx';
import { SAMPLE_FORWARDS, SAMPLE_LETTERS } from './sampleForwards.ts';

const doors = {
  busy: false,
  onAdd: nothing,
  onLetters: nothing,
  onPause: nothing,
  onRetry: nothing,
  onRemove: nothing,
};

export const examples: Examples = {
  'in order, failing and paused': () => (
    <ForwardPanel
      {...doors}
      tenants={SAMPLE_TENANTS}
      forwards={SAMPLE_FORWARDS}
      letters={{ target: 'f2', rows: SAMPLE_LETTERS, more: nothing }}
    />
  ),
};
