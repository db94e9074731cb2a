import type { MineView } from '../../../src/api/privacy.ts';

/** What is kept about a learner of whom everything is kept; for examples and tests. */
export const SAMPLE_MINE: MineView = {
  name: 'Amira Haddad',
  account: '5f2c81e0-91f4-4a3e-9d1e-77c1f0a2b3c4',
  pseudonym: 'lrn_3m2Qx8bV0pYtK1sLw9Zf4g',
  since: Date.UTC(2031, 8, 1, 8),
  held: [
    { kind: 'profile', count: null, days: null },
    { kind: 'events', count: 214, days: null },
    { kind: 'knowledge', count: 1, days: null },
    { kind: 'grades', count: 2, days: null },
    { kind: 'classRows', count: 2, days: null },
    { kind: 'statements', count: null, days: 365 },
    { kind: 'documents', count: null, days: null },
    { kind: 'sessions', count: null, days: null },
    { kind: 'rosters', count: null, days: null },
    { kind: 'accesses', count: 1, days: 365 },
  ],
  accesses: [
    { at: Date.UTC(2031, 8, 3, 14), role: 'instructor', kind: 'detail', activity: 'Fractions, week 3' },
    { at: Date.UTC(2031, 8, 2, 14), role: 'command', kind: 'export', activity: null },
  ],
  agreedAt: Date.UTC(2031, 8, 1, 8),
  forgottenAfterDays: 730,
};
