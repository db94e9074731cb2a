import type { ChangeView, LevelReasonView } from '../../../src/api/explanation.ts';

/** A right answer with a hint. */
export const SAMPLE_CHANGE: ChangeView = {
  predicted: 0.62,
  score: 1,
  weight: 0.35,
  reasons: [{ code: 'hints', count: 1 }],
  skills: [
    {
      skill: 'equal',
      title: 'Equal fractions',
      before: { level: 'familiar', estimate: 0.58, lower: 0.41 },
      after: { level: 'proficient', estimate: 0.66, lower: 0.5 },
    },
  ],
};

/** Every reason a level can have. */
export const SAMPLE_REASONS: readonly LevelReasonView[] = [
  { code: 'override', level: 'proficient', at: Date.UTC(2026, 8, 20, 9) },
  { code: 'forgotten', at: Date.UTC(2026, 8, 21, 9) },
  { code: 'confirmed', at: Date.UTC(2026, 8, 21, 9) },
  { code: 'reached', level: 'mastered', now: 'proficient' },
  { code: 'estimate', answers: 7.4, estimate: 0.74, lower: 0.66, needed: 0.8 },
  { code: 'traced', known: 0.9996, needed: null },
  { code: 'unaided', now: 2, needed: 3 },
  { code: 'row', needed: 3 },
  { code: 'recall', now: 0.88, since: 777_600_000 },
  { code: 'outside', count: 2, at: Date.UTC(2026, 8, 22, 9) },
  { code: 'stuck', opportunities: 9 },
];
