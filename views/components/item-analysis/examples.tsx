import type { ItemAnalysis, QuestionAnalysis } from '../../../src/api/itemAnalysis.ts';
import type { Html } from '../../../src/api/question.ts';
import type { Examples } from '../../runtime/examples.ts';
import { ItemAnalysisView } from './ItemAnalysisView.tsx';

const question = (change: Partial<QuestionAnalysis>): QuestionAnalysis => ({
  item: 'add-halves',
  step: 0,
  prompt: '<p>What is 1/2 + 1/3?</p>' as Html,
  language: 'en',
  skill: 'Add fractions',
  answers: 240,
  missing: 0,
  right: 0.64,
  difficulty: 0.3,
  discrimination: 1.1,
  faults: [],
  ...change,
});

const POINTS = [0.35, 0.5, 0.66, 0.82].map((predicted, nth) => ({
  n: 60 - 12 * nth,
  missing: 0,
  predicted,
  right: predicted + (nth % 2 === 0 ? 0.03 : -0.04),
}));
const THIN = { n: 6, missing: 14, predicted: null, right: null };

const FOUND: ItemAnalysis['found'] = {
  at: Date.UTC(2031, 0, 6, 9),
  answers: 2410,
  learners: 61,
  questions: [
    question({
      faults: [
        { code: 'wrong_key', response: 'an eighth', share: 0.7, key: 0.2 },
        { code: 'negative_discrimination' },
        { code: 'drift', before: 0.5, lately: 0.9 },
      ],
    }),
    question({
      item: 'subtract',
      faults: [{ code: 'distractor_ahead', response: '2/5', share: 0.4, key: 0.3 }],
    }),
    question({ item: 'rare', answers: 12, missing: 18, right: null, difficulty: null, discrimination: null }),
  ],
  more: 20,
  calibration: [THIN, ...POINTS],
  curves: [{ skill: 'Add fractions', points: [...POINTS, THIN] }],
};

export const examples: Examples = {
  'questions with faults, and one with too few answers': () => (
    <ItemAnalysisView analysis={{ found: FOUND }} />
  ),
  'before the first calibration': () => <ItemAnalysisView analysis={{ found: null }} />,
  'with too few answers for any chart': () => (
    <ItemAnalysisView
      analysis={{ found: { ...FOUND, questions: [], more: 0, calibration: [THIN], curves: [] } }}
    />
  ),
};
