import type { Examples } from '../../runtime/examples.ts';
import { SAMPLE_CLASS } from '../class-table/sampleClass.ts';
import { ClassGlance } from './ClassGlance.tsx';

const nobody = SAMPLE_CLASS.rows.filter(({ started }) => !started);

export const examples: Examples = {
  'a class at work': () => <ClassGlance overview={SAMPLE_CLASS} />,
  'nobody has come yet': () => <ClassGlance overview={{ ...SAMPLE_CLASS, rows: nobody }} />,
  'who is in the course is not known': () => (
    <ClassGlance overview={{ ...SAMPLE_CLASS, roster: 'unknown' }} />
  ),
};
