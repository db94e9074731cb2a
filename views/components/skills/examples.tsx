import { type Examples, nothing } from '../../runtime/examples.ts';
import { SkillsView } from './SkillsView.tsx';
import { SAMPLE_SKILLS } from './sampleSkills.ts';

export const examples: Examples = {
  'a skill of each level': () => (
    <SkillsView
      skills={SAMPLE_SKILLS}
      goal={['divide']}
      delayHours={10}
      onPractise={nothing}
      onGoal={nothing}
      onDispute={nothing}
    />
  ),
};
