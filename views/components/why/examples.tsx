import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_SKILLS } from '../skills/sampleSkills.ts';
import { SAMPLE_WHY } from './sampleWhy.ts';
import { WhyPanel } from './WhyPanel.tsx';

export const examples: Examples = {
  'a review': () => <WhyPanel why={SAMPLE_WHY} skills={SAMPLE_SKILLS} />,
  'the first question': () => (
    <WhyPanel
      why={{ ...SAMPLE_WHY, reason: 'first', recall: null, sincePractice: null, alternatives: [] }}
      skills={SAMPLE_SKILLS}
    />
  ),
};
