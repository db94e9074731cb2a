import type Database from 'libsql';
import type { Sql, Value } from './connection.ts';
import { callEngine } from './engineError.ts';
import { makePatience } from './patience.ts';

/** Statements that write, also where they return what they wrote. */
const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/;

/** A commit is on the disk before it is acknowledged. */
export const DURABLE = 'PRAGMA synchronous = FULL';
/** A commit outlives the process, and a power failure may take it back. */
const UNSYNCED = 'PRAGMA synchronous = NORMAL';

/** Statements of a database, each text prepared once, and transactions of them. */
export interface Transactions {
  readonly sql: Sql;
  /** Everything in the work or nothing of it. @param durable whether the commit waits for the disk (it does) */
  transaction<T>(begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: (sql: Sql) => T, durable?: boolean): T;
  /** Does something that waits so long at most for another process's write, in milliseconds. */
  impatiently(mostMs: number, what: () => void): void;
  /** Lets go of what was prepared. */
  forget(): void;
}

/** The statements and transactions of an open database. @param busyMs how long they wait for another process's write */
export function transactionsOn(database: Database.Database, busyMs: number): Transactions {
  const patience = makePatience(database, busyMs);
  const statements = new Map<string, Database.Statement<[Value[]]>>();
  let waits = true;
  const statement = (text: string): Database.Statement<[Value[]]> => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const made = database.prepare<[Value[]]>(text);
    statements.set(text, made);
    return made;
  };
  /** A statement that writes stands for itself where no transaction is around it: its commit waits for the disk as others do. */
  function standing<T>(text: string, what: () => T): T {
    return WRITES.test(text) && !database.inTransaction ? transaction('BEGIN IMMEDIATE', what) : what();
  }
  const sql: Sql = {
    run: (text, ...values) =>
      standing(text, () => callEngine(() => statement(text).run(bound(values)).changes)),
    first: <Row>(text: string, ...values: Value[]) =>
      standing(text, () => callEngine(() => statement(text).get(bound(values)) as Row | undefined)),
    all: <Row>(text: string, ...values: Value[]) =>
      standing(text, () => callEngine(() => statement(text).all(bound(values)) as Row[])),
    script: (text) => callEngine(() => database.exec(text)),
  };
  /**
   * Everything is written in a transaction that holds the lock from its beginning. The driver leaves a prepared statement
   * that met a lock under way, and then no transaction could be ended: so the lock is met by a script, which is not kept.
   */
  function transaction<T>(begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: (sql: Sql) => T, durable = true): T {
    // Told only when it changes: commits that do not wait often follow each other.
    if (begin === 'BEGIN IMMEDIATE' && durable !== waits) {
      sql.script(durable ? DURABLE : UNSYNCED);
      waits = durable;
    }
    // Reading meets no lock, so that it says nothing about one.
    if (begin === 'BEGIN') sql.script(begin);
    else patience.meet(() => sql.script(begin));
    try {
      const result = work(sql);
      sql.script('COMMIT');
      return result;
    } catch (error) {
      // Some failures (a full disk) have rolled back already.
      if (database.inTransaction) sql.script('ROLLBACK');
      throw error;
    }
  }
  return { sql, transaction, impatiently: patience.atMost, forget: () => statements.clear() };
}

function bound(values: Value[]): Value[] {
  for (const value of values) {
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) continue;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new TypeError(`cannot bind ${String(value)}`);
  }
  return values;
}
