import type { Examples } from '../../runtime/examples.ts';
import { MyData, MyDataView } from './MyData.tsx';
import { SAMPLE_MINE } from './sampleMine.ts';

export const examples: Examples = {
  'with looks and limits': () => <MyDataView mine={SAMPLE_MINE} />,
  'nobody looked, nothing ends': () => (
    <MyDataView
      mine={{ ...SAMPLE_MINE, name: null, accesses: [], agreedAt: null, forgottenAfterDays: null }}
    />
  ),
  'on its way': () => <MyData />,
};
