import type { Examples } from '../../runtime/examples.ts';
import { Bar } from './Bar.tsx';

export const examples: Examples = {
  'a share': () => <Bar label="60 %" value={0.6} />,
  'with a band': () => <Bar label="Expected 72 %, aimed at 65 to 85 %" value={0.72} band={[0.65, 0.85]} />,
  'with a line': () => <Bar label="62 % of the needed 80 %" value={0.62} line={0.8} />,
};
