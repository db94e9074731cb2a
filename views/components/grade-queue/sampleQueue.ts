import type { QueuedGrade } from '../../../src/api/administration.ts';

const NOW = Date.UTC(2025, 8, 15, 14, 10);

/** One row of every state. */
export const SAMPLE_QUEUE: readonly QueuedGrade[] = (
  [
    ['parked', 'scope_missing'],
    ['retrying', 'gradebook_busy'],
    ['superseded', 'grade_superseded'],
    ['waiting', null],
  ] as const
).map(([status, reason], index) => ({
  key: `lnk_${index}/lrn_${index}`,
  platform: '0b7c3f9e-0000-4000-8000-000000000001',
  activity: index === 3 ? null : 'Fractions, week 3',
  course: index === 3 ? null : 'Year 8 maths',
  learner: `lrn_4F2A${index}kQ`,
  status,
  reason,
  attempts: reason === null ? 0 : 7,
  failingSince: reason === null ? null : NOW - 7_200_000,
  due: status === 'parked' ? null : NOW,
}));
