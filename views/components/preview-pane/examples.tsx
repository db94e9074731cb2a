import { type Examples, nothing } from '../../runtime/examples.ts';
import { HALF, OPTIONS } from '../question/sampleAsks.ts';
import { PreviewPane } from './PreviewPane.tsx';

const PREVIEW = {
  skill: 'equal',
  item: 'item-1',
  seed: 1,
  question: { prompt: '<p>Which is one half?</p>', ask: { kind: 'choice', options: OPTIONS } },
  solution: HALF,
  explanation: '<p>Both parts are equal.</p>',
  hints: ['<p>Draw it.</p>'],
  language: 'en',
} as const;

export const examples: Examples = {
  'a question': () => (
    <PreviewPane title="Equal fractions" preview={PREVIEW} busy={false} onAnother={nothing} />
  ),
};
