import { setImmediate } from 'node:timers/promises';
import { deliverEffects } from './deliver/effects.ts';
import { deliverGrade } from './deliver/grade.ts';
import { startRunner } from './runner.ts';
import type { Worker } from './worker.ts';

/** How long a claim is held and how many entries are taken at a time. */
const LEASE_MS = 60_000;
const BATCH = 32;
/** Grades on their way at the same time. */
const PARALLEL = 8;
const SWEEP_EVERY_MS = 10 * 60 * 1000;

export interface Loop {
  /** Tells that something is due. */
  nudge(): void;
  /** Ends after what is running; resolves then. */
  stop(): Promise<void>;
  /** Runs until nothing is due now. For commands and tests. */
  drain(): Promise<void>;
}

async function runEffects(worker: Worker): Promise<number> {
  const entries = await worker.store.log.claimDue(worker.now(), LEASE_MS, BATCH);
  for (const entry of entries) {
    await deliverEffects(worker, entry);
    // The embedded store never waits: without this, answers would wait until every effect is done.
    await setImmediate();
  }
  return entries.length;
}

async function runGrades(worker: Worker): Promise<number> {
  const rows = await worker.store.grades.claimDue(worker.now(), LEASE_MS, PARALLEL);
  await Promise.all(rows.map((row) => deliverGrade(worker, row)));
  return rows.length;
}

/** Removes what has expired, now and then. */
function makeSweep(worker: Worker): () => Promise<void> {
  let sweptAt = worker.now();
  return async () => {
    const now = worker.now();
    if (now - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now;
    await worker.store.launches.sweep(now);
    await worker.store.sessions.sweep(now);
  };
}

/**
 * Starts the worker: class rows and statements in one runner, grades in another, so that a slow gradebook holds up
 * nothing but grades. Any number of processes may run one: claims keep them apart.
 */
export function startLoop(worker: Worker): Loop {
  const report = (error: unknown) => worker.logger.warn({ err: error }, 'worker waits for the store');
  const sweep = makeSweep(worker);
  const grades = startRunner(() => runGrades(worker), report);
  const effects = startRunner(async () => {
    await sweep();
    const done = await runEffects(worker);
    if (done > 0) grades.nudge();
    return done;
  }, report);
  return {
    nudge() {
      effects.nudge();
      grades.nudge();
    },
    async stop() {
      await Promise.all([effects.stop(), grades.stop()]);
    },
    async drain() {
      while ((await effects.drain()) + (await grades.drain()) > 0);
    },
  };
}
