import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_CLASS } from '../class-table/sampleClass.ts';
import { SkillBars } from './SkillBars.tsx';

export const examples: Examples = { 'three learners': () => <SkillBars overview={SAMPLE_CLASS} /> };
