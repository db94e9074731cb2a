import type { Sql } from './connection.ts';

/** Runs work in one write transaction. @param durable whether the commit waits for the disk */
export type Transact = <T>(work: (sql: Sql) => T, durable: boolean) => T;

/** Work that waits for its commit, and whoever waits for the work. */
interface Waiting {
  readonly durable: boolean;
  readonly rows: number;
  /** May run again when the transaction around it was taken back. Gives what tells the one who waits. */
  readonly run: (sql: Sql) => () => void;
  readonly fail: (error: unknown) => void;
}

/** Work of many requests that is committed together. */
export interface CommitGroup {
  /**
   * Adds work to the next commit, which comes before the event loop waits again; resolves once it has been made. The work
   * touches nothing but the database: it is run again, alone, when another's failure took the common transaction back.
   * @param rows about how much it writes; a commit of more than a thousand is made in several, and others have their turn
   * between two
   */
  add<T>(work: (sql: Sql) => T, durable: boolean, rows?: number): Promise<T>;
  /** Commits what waits now. */
  flush(): void;
}

/** Rows of one commit of several pieces. About so many statements of other tools take a tenth of a second. */
const MOST_ROWS = 1_000;

/** How many of those that wait go into one commit: one at least. */
function fitting(waiting: readonly Waiting[]): number {
  let rows = 0;
  const beyond = waiting.findIndex((one) => {
    rows += one.rows;
    return rows > MOST_ROWS;
  });
  return beyond < 0 ? waiting.length : Math.max(1, beyond);
}

/**
 * Gathers what is to be written until the event loop has read every request that has come, and commits it as one
 * transaction: one wait for the disk for all of them where a commit each would be a wait each. Each piece stands or falls
 * by itself, in the order in which it was added.
 */
export function makeCommitGroup(transact: Transact): CommitGroup {
  let waiting: Waiting[] = [];

  function alone({ run, durable, fail }: Waiting): void {
    try {
      transact(run, durable)();
    } catch (error) {
      fail(error);
    }
  }

  function together(group: readonly Waiting[]): void {
    let begun = false;
    try {
      const tell = transact(
        (sql) => {
          begun = true;
          return group.map(({ run }) => run(sql));
        },
        group.some(({ durable }) => durable),
      );
      for (const one of tell) one();
    } catch (error) {
      // Without the lock none gets further, and each would wait for it as long.
      for (const one of group) begun ? alone(one) : one.fail(error);
    }
  }

  function commitNext(): void {
    const count = fitting(waiting);
    const group = waiting.slice(0, count);
    waiting = waiting.slice(count);
    const [only] = group;
    if (group.length > 1) together(group);
    else if (only !== undefined) alone(only);
  }

  function takeTurn(): void {
    commitNext();
    if (waiting.length > 0) setImmediate(takeTurn);
  }

  return {
    flush: () => {
      while (waiting.length > 0) commitNext();
    },
    add: <T>(work: (sql: Sql) => T, durable: boolean, rows = 1) =>
      new Promise<T>((resolve, reject) => {
        const run = (sql: Sql) => {
          const result = work(sql);
          return () => resolve(result);
        };
        if (waiting.push({ durable, rows, run, fail: reject }) === 1) setImmediate(takeTurn);
      }),
  };
}
