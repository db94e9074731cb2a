import { type Examples, nothing } from '../../runtime/examples.ts';
import { KeyList } from './KeyList.tsx';
import { SAMPLE_KEYS } from './sampleKeys.ts';

export const examples: Examples = {
  'every state': () => <KeyList keys={SAMPLE_KEYS} busy={false} onRotate={nothing} />,
};
