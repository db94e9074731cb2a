import { MINUTE_MS } from '../duration.ts';
import { givenBack, type ReadyGrade, readyGrades } from './deliver/grade.ts';
import type { Worker } from './worker.ts';

/** How many rows are claimed at a time. */
const BATCH = 32;
/** A row that has waited for its turn for so long is given back. */
const HELD_MS = 15_000;
/** How long a claim is held: the wait for its turn, a minute in which the column is looked up, and sending, `SENDING_MS`. */
const LEASE_MS = 3 * MINUTE_MS;

/** Grades that are due, claimed many at a time and handed out one by one. */
export interface GradeSource {
  /** The next that is due of any customer but those in `full`; null when there is none. */
  take(full: readonly string[]): Promise<ReadyGrade | null>;
  /** The next of this customer that is claimed already; null when there is none. */
  another(tenant: string): ReadyGrade | null;
  /** Gives back what was claimed and not handed out. */
  giveBack(): Promise<void>;
}

/** What is due in the worker's store. */
export function gradeSource(worker: Worker): GradeSource {
  const { grades } = worker.store;
  let held: readonly ReadyGrade[] = [];
  const isOld = ({ until }: ReadyGrade) => until - worker.now() < LEASE_MS - HELD_MS;

  /** They are due as they were, with nothing fixed: none has left. */
  async function release(rows: readonly ReadyGrade[]): Promise<void> {
    const now = worker.now();
    const settled = rows.map((ready) => givenBack(worker, ready));
    await Promise.all(settled.map(({ row, delivery, due }) => grades.finish(row, delivery, due, now)));
  }

  async function dropOld(): Promise<void> {
    if (!held.some(isOld)) return;
    const old = held.filter(isOld);
    held = held.filter((one) => !old.includes(one));
    await release(old);
  }

  function next(fits: (ready: ReadyGrade) => boolean): ReadyGrade | null {
    const found = held.find(fits) ?? null;
    if (found !== null) held = held.filter((one) => one !== found);
    return found;
  }

  async function claim(full: readonly string[]): Promise<number> {
    const now = worker.now();
    const rows = await grades.claimDue(now, LEASE_MS, BATCH, full);
    held = [...held, ...readyGrades(worker, rows, now + LEASE_MS)];
    return rows.length;
  }

  return {
    async take(full) {
      await dropOld();
      const fits = ({ row }: ReadyGrade) => !full.includes(row.want.tenant);
      let found = next(fits);
      while (found === null && (await claim(full)) > 0) found = next(fits);
      return found;
    },
    another: (tenant) => next((ready) => ready.row.want.tenant === tenant && !isOld(ready)),
    giveBack: async () => {
      const left = held;
      held = [];
      await release(left);
    },
  };
}
