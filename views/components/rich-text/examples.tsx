import type { Examples } from '../../runtime/examples.ts';
import { RichText } from './RichText.tsx';

const FRACTION = '<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>';

export const examples: Examples = {
  'a paragraph with maths': () => <RichText html={`<p>Which is larger: ${FRACTION} or 0.7?</p>`} lang="en" />,
  'inside a line': () => (
    <p>
      The answer is <RichText inline html={FRACTION} />.
    </p>
  ),
};
