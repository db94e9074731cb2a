import type { AnyStatement } from '../../xapi/anyStatement.ts';
import type { Conditions } from '../../xapi/facets.ts';
import type { Statement } from '../../xapi/statement.ts';
import type { Micros } from '../../xapi/time.ts';

/** A statement that is kept. `stored` rises strictly within a tenant: it is the order of statements, and no two share it. */
export interface KeptStatement {
  readonly statement: AnyStatement;
  readonly stored: Micros;
}

/** What came of storing several: all of them, or none because another statement of this id stands. */
export type Inserted =
  | { readonly outcome: 'stored'; readonly fresh: number }
  | { readonly outcome: 'conflict'; readonly id: string };

/** A stretch of a tenant's statements that meet conditions, in the order they were stored. */
export interface Stretch extends Conditions {
  /** Exclusive. */
  readonly after?: Micros;
  /** Inclusive. */
  readonly upTo?: Micros;
  readonly ascending: boolean;
  readonly limit: number;
}

/** What a walk along a stretch found. */
export interface Walked {
  readonly found: readonly KeptStatement[];
  /**
   * How far it came, where it stopped before its end with less than was asked for: it goes on after this moment (ascending)
   * or before it. Null when there is nothing further, or `found` is full.
   */
  readonly reached: Micros | null;
}

/**
 * Statements of all tenants: the tool's own and those of other senders. A statement is never changed; one that another one
 * voids is left out of every stretch (xAPI 2.0, 4.2.5). One that refers to another meets each condition that the other
 * meets (4.1.6.1), whichever came first.
 */
export interface StatementStore {
  /** At `now`: `stored`; `duplicate`: the same statement stands already; `conflict`: another one of this id does. Never overwrites. */
  insert(tenant: string, statement: Statement, now: number): Promise<'stored' | 'duplicate' | 'conflict'>;
  /**
   * Stores all or none, on the disk when it is told. Those that stand already with the same meaning stay as they are. Ids
   * are in small letters and different from each other. Atomic: no reader sees a part.
   */
  insertAll(tenant: string, statements: readonly AnyStatement[], now: number): Promise<Inserted>;
  find(tenant: string, id: string): Promise<(KeptStatement & { readonly voided: boolean }) | null>;
  list(tenant: string, stretch: Stretch): Promise<readonly KeptStatement[]>;
  /**
   * `list` that looks at a bounded number of statements: conditions that many statements meet each and few meet together
   * would be looked for all day.
   */
  walk(tenant: string, stretch: Stretch): Promise<Walked>;
  /** Up to this moment every statement of the tenant that is or will be stored can be read. */
  consistentThrough(tenant: string, now: number): Promise<Micros>;
  /** Every statement in the order it was stored; streamed. `stored` in milliseconds. */
  all(): AsyncIterable<{ readonly tenant: string; readonly statement: Statement; readonly stored: number }>;
}
