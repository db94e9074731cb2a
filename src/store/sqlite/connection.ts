import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'libsql';
import { TrellisError } from '../../errors.ts';
import { makeCommitGroup } from './commitGroup.ts';
import { callEngine } from './engineError.ts';
import { DURABLE, transactionsOn } from './transactions.ts';

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
 * How long a statement waits for another process's write, and how long a ping does, in milliseconds: waiting holds up
 * everything else in the process, `/healthz` too.
 */
const BUSY_MS = 5000;
const PING_BUSY_MS = 250;

/** A row that takes pages of its own: where it cannot be written, an answer could not either. */
const PROBE = 'x'.repeat(10_000);

/**
 * Pages kept in memory (8 MB), and how many the log of writes collects before they go into the file (16 MB). A batch of
 * statements touches more pages than the engine keeps by itself, and many of them again with the next batch; four times
 * as many made statements no cheaper, side by side, for the system keeps the file's pages as well. A longer log
 * would write less still, but the commit that empties it holds everybody up for as much longer.
 */
const ROOM = 'PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000;';

/** What tests set, to see races, a disk that is full and a file that is locked. */
export interface ConnectionOptions {
  /** Waited before each piece of work, in milliseconds (0). */
  readonly delayMs?: number;
  /** The file grows to so many pages and no further. */
  readonly mostPages?: number;
  /** How long a statement waits for another process's write, in milliseconds (5000). */
  readonly busyMs?: number;
}

/**
 * Opens (or makes) the file: write-ahead log, and a commit is on the disk before it is acknowledged. Throws
 * `store_unavailable`.
 */
export function openConnection(path: string, options: ConnectionOptions = {}): Connection {
  const { delayMs = 0, mostPages, busyMs = BUSY_MS } = options;
  const database = openDatabase(path, busyMs);
  if (mostPages !== undefined) database.pragma(`max_page_count = ${mostPages}`);
  const { transaction, impatiently, sql, forget } = transactionsOn(database, busyMs);
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
  return callEngine(() => {
    const database = new Database(path, { timeout: busyMs });
    database.pragma('journal_mode = WAL');
    database.exec(DURABLE);
    database.exec(ROOM);
    database.pragma('foreign_keys = ON');
    return database;
  });
}
