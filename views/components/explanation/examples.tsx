import type { Examples } from '../../runtime/examples.ts';
import { ExplanationPanel } from './ExplanationPanel.tsx';

export const examples: Examples = {
  'a comparison': () => (
    <ExplanationPanel
      explanation={{ skill: 'equal', form: 'analogy', html: '<p>Like two coins.</p>', index: 0, count: 2 }}
      lang="en"
    />
  ),
};
