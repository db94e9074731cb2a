import type { GradeView, LevelName, SkillView } from '../../../src/api/turn.ts';

/** A moment for examples, in ms since the epoch. */
export const SAMPLE_TIME = Date.UTC(2026, 8, 22, 14, 3);

function skill(id: string, title: string, level: LevelName, over: Partial<SkillView> = {}): SkillView {
  return {
    id,
    title,
    description: 'Read it, draw it, use it.',
    group: 'Fractions',
    requires: [],
    level,
    reached: level,
    estimate: 0.7,
    lower: 0.6,
    recall: 0.9,
    answers: 8,
    missing: [{ code: 'lower_bound', now: 0.6, needed: 0.8 }],
    early: false,
    due: false,
    override: null,
    reasons: [{ code: 'estimate', answers: 8, estimate: 0.7, lower: 0.6, needed: 0.8 }],
    lastPractised: SAMPLE_TIME,
    ...over,
  };
}

/** A skill of each level, with everything that can be said about one. */
export const SAMPLE_SKILLS: readonly SkillView[] = [
  skill('meaning', 'What a fraction means', 'mastered', { missing: [], due: true }),
  skill('equal', 'Equal fractions', 'proficient', {
    requires: ['meaning'],
    missing: [{ code: 'delayed', from: SAMPLE_TIME }],
  }),
  skill('add', 'Adding fractions', 'familiar', {
    requires: ['equal'],
    override: { level: 'familiar', reason: 'Shown at the board', answered: 'not-started' },
    missing: [{ code: 'unaided', now: 1, needed: 3 }],
  }),
  skill('divide', 'Dividing fractions', 'not-started', { requires: ['add'], answers: 0, early: true }),
];

export const SAMPLE_GRADE: GradeView = {
  policy: 'mastery',
  value: 0.64,
  state: 'sent',
  at: SAMPLE_TIME,
  reason: null,
  sentValue: 0.64,
};
