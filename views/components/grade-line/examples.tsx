import type { GradeView } from '../../../src/api/turn.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { GradeLine } from './GradeLine.tsx';

const GRADE: GradeView = {
  policy: 'mastery',
  value: 0.64,
  state: 'sent',
  at: 1_790_000_000_000,
  reason: null,
  sentValue: 0.64,
};
const line = (change: Partial<GradeView>) => () => (
  <GradeLine grade={{ ...GRADE, ...change }} busy={false} onResend={nothing} />
);

export const examples: Examples = {
  sent: line({}),
  'no grade yet': line({ state: 'none', value: null, at: null, sentValue: null }),
  waiting: line({ state: 'waiting', sentValue: 0.6 }),
  retrying: line({ state: 'retrying', reason: 'outbound_failed' }),
  refused: line({ state: 'retrying', reason: 'token_refused' }),
  parked: line({ state: 'parked', reason: 'scope_missing' }),
  superseded: line({ state: 'superseded' }),
  'not graded': line({ state: 'not-graded', value: null, at: null, sentValue: null }),
};
