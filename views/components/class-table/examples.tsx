import { type Examples, nothing } from '../../runtime/examples.ts';
import { ClassTable } from './ClassTable.tsx';
import { SAMPLE_CLASS } from './sampleClass.ts';

export const examples: Examples = {
  'three learners': () => <ClassTable overview={SAMPLE_CLASS} onOpen={nothing} />,
};
