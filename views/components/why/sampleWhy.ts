import type { Why } from '../../../src/api/question.ts';

/** Why a question was chosen, with every number there is. */
export const SAMPLE_WHY: Why = {
  reason: 'review',
  skill: 'equal',
  predicted: 0.72,
  target: [0.65, 0.85],
  estimate: 0.7,
  lower: 0.6,
  needed: 0.8,
  recall: 0.66,
  sincePractice: 3 * 86_400_000,
  alternatives: [{ skill: 'add', reason: 'frontier', score: 0.4 }],
};
