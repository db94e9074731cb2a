import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_SKILLS } from '../skills/sampleSkills.ts';
import { SkillGraph } from './SkillGraph.tsx';

export const examples: Examples = { 'a chain of skills': () => <SkillGraph skills={SAMPLE_SKILLS} /> };
