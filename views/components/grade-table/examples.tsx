import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_CLASS } from '../class-table/sampleClass.ts';
import { GradeTable } from './GradeTable.tsx';

export const examples: Examples = {
  'three states': () => <GradeTable overview={SAMPLE_CLASS} busy={false} onResend={nothing} />,
};
