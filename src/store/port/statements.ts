import type { Statement } from '../../xapi/statement.ts';

export interface StatementStore {
  /** At `now`: `stored`; `duplicate`: the same statement stands already; `conflict`: another one of this id does. Never overwrites. */
  insert(tenant: string, statement: Statement, now: number): Promise<'stored' | 'duplicate' | 'conflict'>;
  /** Every statement in the order it was stored; streamed. */
  all(): AsyncIterable<{ readonly tenant: string; readonly statement: Statement; readonly stored: number }>;
}
