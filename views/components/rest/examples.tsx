import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_TIME } from '../skills/sampleSkills.ts';
import { RestNotice } from './RestNotice.tsx';

const REST = { answered: 18, busy: false, onStop: nothing, onMix: nothing };

export const examples: Examples = {
  'time for a break': () => <RestNotice {...REST} rest={{ kind: 'break', easier: false }} />,
  'enough, with easier questions already': () => (
    <RestNotice {...REST} rest={{ kind: 'end', easier: true }} />
  ),
  'done for today': () => <RestNotice {...REST} rest={{ kind: 'done', waiting: 3, next: SAMPLE_TIME }} />,
};
