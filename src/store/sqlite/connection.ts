import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'libsql';
import { TrellisError } from '../../errors.ts';
import { makeCommitGroup } from './commitGroup.ts';
import { engineError, isBusy } from './engineError.ts';

/** What a column takes. The driver aborts the process on a boolean and takes `NaN` as null, so both are refused. */
export type Value = string | number | null | Uint8Array;

/** Statements on the one connection; each text is prepared once. Reads name their columns: the driver adds one of its own. */
export interface Sql {
  /** Runs a writing statement; returns how many rows it changed. */
  run(text: string, ...values: Value[]): number;
  first<Row>(text: string, ...values: Value[]): Row | undefined;
  all<Row>(text: string, ...values: Value[]): Row[];
  /** Several statements without parameters (migrations). */
  script(text: string): void;
}

/** One open database file. The driver is synchronous: a piece of work is never interleaved with another of this process. */
export interface Connection {
  /** Work whose statements stand each for themselves. */
  act<T>(work: (sql: Sql) => T): Promise<T>;
  /** Work in one write transaction: all of it or nothing, nobody writes in between. */
  atomic<T>(work: (sql: Sql) => T): Promise<T>;
  /**
   * `atomic` in one commit with what else is asked for at the same moment, so that many wait for the disk once. The work
   * touches nothing but the database, for it may have to run again.
   * @param rows about how much it writes, where that is more than an answer does
   */
  shared<T>(work: (sql: Sql) => T, rows?: number): Promise<T>;
  /**
   * `shared` for what is made up for when it is lost: it waits for no disk. A dead process loses none of it. A power
   * failure may take the last commits back, in reverse order and never one before an acknowledged `act`, `atomic` or
   * `shared`; so an effect that is gone is still due, and is carried out again.
   */
  remade<T>(work: (sql: Sql) => T): Promise<T>;
  /** Reads that all see the same moment. */
  view<T>(work: (sql: Sql) => T): Promise<T>;
  /** Rejects when the file is gone, does not answer or cannot be written to. */
  ping(): Promise<void>;
  close(): void;
}

/**
 * How long a statement waits for another process's write, how long a ping does, and how long all do once a lock has
 * outlasted a whole wait, in milliseconds: waiting holds up everything else in the process, `/healthz` too.
 */
const BUSY_MS = 5000;
const PING_BUSY_MS = 250;
const STILL_BUSY_MS = 50;

/** A row that takes pages of its own: where it cannot be written, an answer could not either. */
const PROBE = 'x'.repeat(10_000);

/**
 * Pages kept in memory (8 MB), and how many the log of writes collects before they go into the file (16 MB). A batch of
 * statements touches more pages than the engine keeps by itself, and many of them again with the next batch; four times
 * as many made statements no cheaper, side by side, for the system keeps the file's pages as well. A longer log
 * would write less still, but the commit that empties it holds everybody up for as much longer.
 */
const ROOM = 'PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000;';

/** Statements that write, also where they return what they wrote. */
const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/;

/** A commit is on the disk before it is acknowledged. */
const DURABLE = 'PRAGMA synchronous = FULL';
/** A commit outlives the process, and a power failure may take it back. */
const UNSYNCED = 'PRAGMA synchronous = NORMAL';

/** What tests set, to see races, a disk that is full and a file that is locked. */
export interface ConnectionOptions {
  /** Waited before each piece of work, in milliseconds (0). */
  readonly delayMs?: number;
  /** The file grows to so many pages and no further. */
  readonly mostPages?: number;
  /** How long a statement waits for another process's write, in milliseconds (5000). */
  readonly busyMs?: number;
}

/** Statements of a database, each text prepared once, and transactions of them. */
interface Work {
  readonly sql: Sql;
  /** Everything in the work or nothing of it. @param durable whether the commit waits for the disk (it does) */
  transaction<T>(begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: (sql: Sql) => T, durable?: boolean): T;
  /** Does something that waits so long at most for another process's write, in milliseconds. */
  impatiently(mostMs: number, what: () => void): void;
  /** Lets go of what was prepared. */
  forget(): void;
}

/** For how long another process's write is waited for. */
interface Patience {
  /** Does what meets the lock: briefly after it outlasted a whole wait, as long as usual once it was free again. */
  meet(what: () => void): void;
  atMost(ms: number, what: () => void): void;
}

function makePatience(database: Database.Database, busyMs: number): Patience {
  const brief = Math.min(busyMs, STILL_BUSY_MS);
  let [current, limit] = [busyMs, Number.POSITIVE_INFINITY];
  const tell = () => engine(() => database.exec(`PRAGMA busy_timeout = ${Math.min(current, limit)}`));
  const wait = (ms: number) => {
    if (ms === current) return;
    current = ms;
    tell();
  };
  return {
    meet(what) {
      try {
        what();
      } catch (error) {
        if (isBusy(error) && limit > current) wait(brief);
        throw error;
      }
      wait(busyMs);
    },
    atMost(ms, what) {
      limit = ms;
      tell();
      try {
        what();
      } finally {
        limit = Number.POSITIVE_INFINITY;
        tell();
      }
    },
  };
}

function workOn(database: Database.Database, busyMs: number): Work {
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
    run: (text, ...values) => standing(text, () => engine(() => statement(text).run(bound(values)).changes)),
    first: <Row>(text: string, ...values: Value[]) =>
      standing(text, () => engine(() => statement(text).get(bound(values)) as Row | undefined)),
    all: <Row>(text: string, ...values: Value[]) =>
      standing(text, () => engine(() => statement(text).all(bound(values)) as Row[])),
    script: (text) => engine(() => database.exec(text)),
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

/**
 * Opens (or makes) the file: write-ahead log, and a commit is on the disk before it is acknowledged. Throws
 * `store_unavailable`.
 */
export function openConnection(path: string, options: ConnectionOptions = {}): Connection {
  const { delayMs = 0, mostPages, busyMs = BUSY_MS } = options;
  const database = openDatabase(path, busyMs);
  if (mostPages !== undefined) database.pragma(`max_page_count = ${mostPages}`);
  const { transaction, impatiently, sql, forget } = workOn(database, busyMs);
  const group = makeCommitGroup((work, durable) => transaction('BEGIN IMMEDIATE', work, durable));
  let open = true;

  async function act<T>(work: (sql: Sql) => T | Promise<T>): Promise<T> {
    if (delayMs > 0) await delay(delayMs);
    // Prepared statements outlive the driver's close(), so the flag is ours.
    if (!open) throw new TrellisError('store_unavailable', 'the database file is closed');
    return work(sql);
  }
  function probe(): void {
    // A file deleted under an open handle would still answer, and lose everything at the next start.
    if (!existsSync(path)) throw new TrellisError('store_unavailable', 'the database file is gone');
    impatiently(PING_BUSY_MS, () => transaction('BEGIN IMMEDIATE', writeProbe, false));
  }
  return {
    act,
    atomic: (work) => act(() => transaction('BEGIN IMMEDIATE', work)),
    shared: (work, rows) => act(() => group.add(work, true, rows)),
    remade: (work) => act(() => group.add(work, false)),
    view: (work) => act(() => transaction('BEGIN', work)),
    ping: () => act(probe),
    close: () => {
      if (!open) return;
      group.flush();
      open = false;
      forget();
      database.close();
    },
  };
}

/** Reading alone would still do with a full disk. */
function writeProbe(sql: Sql): void {
  sql.run('INSERT INTO turnstiles (name, shut_until) VALUES (?, 0)', PROBE);
  sql.run('DELETE FROM turnstiles WHERE name = ?', PROBE);
}

function openDatabase(path: string, busyMs: number): Database.Database {
  return engine(() => {
    const database = new Database(path, { timeout: busyMs });
    database.pragma('journal_mode = WAL');
    database.exec(DURABLE);
    database.exec(ROOM);
    database.pragma('foreign_keys = ON');
    return database;
  });
}

function engine<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw engineError(error);
  }
}

function bound(values: Value[]): Value[] {
  for (const value of values) {
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) continue;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new TypeError(`cannot bind ${String(value)}`);
  }
  return values;
}
