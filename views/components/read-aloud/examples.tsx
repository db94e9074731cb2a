import type { Examples } from '../../runtime/examples.ts';
import { ReadAloud } from './ReadAloud.tsx';

export const examples: Examples = {
  'not chosen: nothing': () => <ReadAloud html="<p>Words</p>" lang="en" />,
};
