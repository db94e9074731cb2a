import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_SKILLS } from '../skills/sampleSkills.ts';
import { Progress } from './Progress.tsx';

export const examples: Examples = {
  'a skill of each level': () => <Progress skills={SAMPLE_SKILLS} />,
  'one skill': () => <Progress skills={SAMPLE_SKILLS.slice(0, 1)} />,
};
