import { STUDENT_KINDS, type WhatIf } from '../../../src/api/activity.ts';

/** Results for every kind of student, for examples and tests; one skill has too few questions. */
export const SAMPLE_WHAT_IF: readonly WhatIf[] = STUDENT_KINDS.map((kind, index) => ({
  kind,
  people: 8,
  questions: 62 + 11 * index,
  minutes: 28 + 6 * index,
  finished: 1 - 0.12 * index,
  mastered: 0.97 - 0.05 * index,
  weeks: [22, 14, 9, 4, 3, 3],
  scarce: index === 2 ? [{ skill: 'add', share: 0.31 }] : [],
  deadEnds: 0,
}));
