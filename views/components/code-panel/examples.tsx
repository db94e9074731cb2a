import { type Examples, nothing } from '../../runtime/examples.ts';
import { CodePanel } from './CodePanel.tsx';
import { CODES_AT, SAMPLE_CODES, SAMPLE_NEW_CODE } from './sampleCodes.ts';

const doors = { now: CODES_AT, busy: false, onMake: nothing, onRevoke: nothing };

export const examples: Examples = {
  'just made, with others': () => <CodePanel {...doors} codes={SAMPLE_CODES} made={SAMPLE_NEW_CODE} />,
  'none yet': () => <CodePanel {...doors} codes={[]} made={null} />,
};
