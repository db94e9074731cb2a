import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_SKILLS, SAMPLE_TIME } from '../skills/sampleSkills.ts';
import { CheckNotice } from './CheckNotice.tsx';

const CHECKED = SAMPLE_SKILLS.map((skill) => ({
  ...skill,
  dispute: { claim: 'know' as const, at: SAMPLE_TIME, outcome: 'open' as const },
}));

export const examples: Examples = {
  'a check is under way': () => <CheckNotice skills={CHECKED} asked={CHECKED[0]?.id ?? ''} />,
};
