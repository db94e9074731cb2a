import { MINUTE_MS } from '../duration.ts';
import { type ReadyGrade, readyGrades } from './deliver/grade.ts';
import type { Worker } from './worker.ts';

/** How long a claim is held, and how many rows are claimed and made ready at a time. */
const LEASE_MS = MINUTE_MS;
const BATCH = 32;
/** A row that has waited for its turn for so long is given back, so that what is left of its lease is enough to send it. */
const HELD_MS = 15_000;

/** Grades that are due, claimed many at a time and handed out one by one. */
export interface GradeSource {
  /** The next that is due of any customer but those in `full`; null when there is none. */
  take(full: readonly string[]): Promise<ReadyGrade | null>;
  /** Gives back what was claimed and not handed out. */
  giveBack(): Promise<void>;
}

interface Held {
  readonly ready: ReadyGrade;
  /** By the clock of the process. */
  readonly since: number;
}

/** What is due in the worker's store. */
export function gradeSource(worker: Worker): GradeSource {
  const { grades } = worker.store;
  let held: readonly Held[] = [];

  /** They are due as they were, with nothing fixed: none has left. */
  async function release(rows: readonly Held[]): Promise<void> {
    const now = worker.now();
    await Promise.all(
      rows.map(({ ready: { claimed } }) => grades.finish(claimed, claimed.delivery, claimed.due ?? now, now)),
    );
  }

  async function dropOld(): Promise<void> {
    const fresh = performance.now() - HELD_MS;
    const old = held.filter(({ since }) => since < fresh);
    if (old.length === 0) return;
    held = held.filter(({ since }) => since >= fresh);
    await release(old);
  }

  function next(full: readonly string[]): ReadyGrade | null {
    const found = held.find(({ ready }) => !full.includes(ready.row.want.tenant));
    held = held.filter((one) => one !== found);
    return found?.ready ?? null;
  }

  async function claim(full: readonly string[]): Promise<number> {
    const since = performance.now();
    const rows = await grades.claimDue(worker.now(), LEASE_MS, BATCH, full);
    const ready = await readyGrades(worker, rows);
    held = [...held, ...ready.map((one) => ({ ready: one, since }))];
    return rows.length;
  }

  return {
    async take(full) {
      await dropOld();
      let found = next(full);
      while (found === null && (await claim(full)) > 0) found = next(full);
      return found;
    },
    giveBack: async () => {
      const left = held;
      held = [];
      await release(left);
    },
  };
}
