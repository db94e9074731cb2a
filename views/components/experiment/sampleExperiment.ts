import type { ExperimentView } from '../../../src/api/experiment.ts';

/** An experiment that has found the variation better. */
export const SAMPLE_EXPERIMENT: ExperimentView = {
  id: 'experiment-1',
  activities: 1,
  variation: { setting: 'threshold', value: 0.9 },
  was: 0.8,
  measure: 'growth',
  questions: 30,
  minimum: 30,
  most: 300,
  effect: 0.05,
  share: 1,
  alpha: 0.05,
  startedAt: Date.UTC(2026, 8, 1),
  concluded: null,
  arms: { a: { began: 62, reached: 51, mean: 0.18 }, b: { began: 58, reached: 49, mean: 0.29 } },
  effectSeen: { difference: 0.11, low: 0.02, high: 0.2 },
  verdict: 'b',
  doubts: [],
};
