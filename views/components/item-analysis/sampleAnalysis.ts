import type { ItemAnalysis, QuestionAnalysis, SharePoint } from '../../../src/api/itemAnalysis.ts';
import type { Html } from '../../../src/api/question.ts';

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

const POINTS: readonly SharePoint[] = [0.35, 0.5, 0.66, 0.82].map((predicted, nth) => ({
  n: 60 - 12 * nth,
  missing: 0,
  predicted,
  right: predicted + (nth % 2 === 0 ? 0.03 : -0.04),
}));

/** A point with too few answers for a number. */
export const THIN: SharePoint = { n: 6, missing: 14, predicted: null, right: null };

/** Questions with every kind of fault, one that is as it should be, and one with too few answers; for examples and tests. */
export const SAMPLE_ANALYSIS: NonNullable<ItemAnalysis['found']> = {
  at: Date.UTC(2031, 0, 6, 9),
  answers: 2410,
  learners: 61,
  questions: [
    question({
      faults: [
        { code: 'wrong_key', response: 'an eighth', language: 'en', share: 0.7, key: 0.2 },
        { code: 'negative_discrimination' },
        { code: 'drift', before: 0.5, lately: 0.9 },
      ],
    }),
    question({
      item: 'subtract',
      prompt: '<p>Which is the same as 3/5 − 1/5?</p>' as Html,
      skill: 'Subtract fractions',
      answers: 188,
      right: 0.52,
      difficulty: 0.7,
      faults: [{ code: 'distractor_ahead', response: '2/5', language: 'en', share: 0.4, key: 0.3 }],
    }),
    question({
      item: 'share-pizza',
      prompt:
        '<p>Four friends share three pizzas fairly. Each eats the same. How much of one pizza does each of them eat?</p>' as Html,
      skill: 'What a fraction means',
      answers: 305,
      right: 0.81,
      difficulty: -0.6,
      discrimination: 1.32,
    }),
    question({
      item: 'rare',
      prompt: '<p>Write 0.375 as a fraction.</p>' as Html,
      skill: 'Fractions and decimals',
      answers: 12,
      missing: 18,
      right: null,
      difficulty: null,
      discrimination: null,
    }),
  ],
  more: 20,
  calibration: [THIN, ...POINTS],
  curves: [
    { skill: 'Add fractions', points: [...POINTS, THIN] },
    { skill: 'What a fraction means', points: POINTS },
    { skill: 'Subtract fractions', points: [...POINTS].reverse() },
  ],
};
