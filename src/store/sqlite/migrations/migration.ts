import type { Sql } from '../connection.ts';

/** One step of the schema, forward only. It runs once, inside a transaction, and never changes after a release. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  up(sql: Sql): void;
}
