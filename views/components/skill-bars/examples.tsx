import type { Examples } from '../../runtime/examples.ts';
import { MANY_SKILLS, SAMPLE_CLASS } from '../class-table/sampleClass.ts';
import { SkillBars } from './SkillBars.tsx';

export const examples: Examples = {
  'three learners': () => <SkillBars overview={SAMPLE_CLASS} />,
  'many skills, most of them not started': () => <SkillBars overview={MANY_SKILLS} />,
};
