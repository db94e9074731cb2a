import { type Examples, nothing } from '../../runtime/examples.ts';
import { LrsKeyPanel } from './LrsKeyPanel.tsx';
import { SAMPLE_LRS_KEYS, SAMPLE_NEW_LRS_KEY, SAMPLE_TENANTS } from './sampleKeys.ts';

const doors = { busy: false, onMake: nothing, onRevoke: nothing };

export const examples: Examples = {
  'just made, with others': () => (
    <LrsKeyPanel {...doors} tenants={SAMPLE_TENANTS} keys={SAMPLE_LRS_KEYS} made={SAMPLE_NEW_LRS_KEY} />
  ),
};
