import type { Settlement } from './deliver/grade.ts';
import type { Worker } from './worker.ts';

/** For how long outcomes are gathered before they are written together, in milliseconds, and how many at the most. */
const GATHER_MS = 50;
const MOST = 32;

/** Writes what became of grades, those that end together in one commit. */
export interface Settling {
  add(settlement: Settlement): void;
  /** Writes what has been gathered; resolves when everything added so far is written. Never rejects. */
  flush(): Promise<void>;
}

/**
 * Gathers outcomes and writes them together. What a crash takes before that is sent again as it was, when its lease ends,
 * and the gradebook says that it has it; so it is with what the store does not take, which is reported.
 */
export function settleGrades(worker: Worker, report: (error: unknown) => void): Settling {
  let gathered: Settlement[] = [];
  let timer: NodeJS.Timeout | null = null;
  const writing = new Set<Promise<void>>();

  function write(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const now = worker.now();
    const { grades } = worker.store;
    for (const { row, delivery, due } of gathered) {
      const done: Promise<void> = grades
        .finish(row, delivery, due, now)
        .then(() => undefined, report)
        .finally(() => writing.delete(done));
      writing.add(done);
    }
    gathered = [];
  }

  return {
    add(settlement) {
      if (gathered.push(settlement) >= MOST) write();
      else timer ??= setTimeout(write, GATHER_MS);
    },
    async flush() {
      write();
      await Promise.all(writing);
    },
  };
}
