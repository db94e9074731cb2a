import { deliverEffects } from './deliver/effects.ts';
import { deliverGrade } from './deliver/grade.ts';
import type { Worker } from './worker.ts';

/** How often the loop looks by itself, how long a claim is held and how much is taken at a time. */
const IDLE_MS = 1_000;
const LEASE_MS = 60_000;
const BATCH = 32;
/** Grades on their way at the same time. */
const PARALLEL = 4;
const SWEEP_EVERY_MS = 10 * 60 * 1000;

export interface Loop {
  /** Looks at once instead of at the next tick. */
  nudge(): void;
  /** Ends after what is running; resolves then. */
  stop(): Promise<void>;
  /** Runs until nothing is due now. For commands and tests. */
  drain(): Promise<void>;
}

async function runEffects(worker: Worker): Promise<number> {
  const entries = await worker.store.log.claimDue(worker.now(), LEASE_MS, BATCH);
  for (const entry of entries) await deliverEffects(worker, entry);
  return entries.length;
}

async function runGrades(worker: Worker): Promise<number> {
  const rows = await worker.store.grades.claimDue(worker.now(), LEASE_MS, PARALLEL);
  await Promise.all(rows.map((row) => deliverGrade(worker, row)));
  return rows.length;
}

/** Starts the worker. Any number of processes may run one: claims keep them apart. */
export function startLoop(worker: Worker): Loop {
  let stopped = false;
  let wake: (() => void) | null = null;
  let sweptAt = worker.now();

  let last: Promise<unknown> = Promise.resolve();

  /** One round at a time, so that whoever drains also waits for what the loop is doing. */
  function effectsThenGrades(): Promise<number> {
    const round = last.then(async () => (await runEffects(worker)) + (await runGrades(worker)));
    last = round.catch(() => undefined);
    return round;
  }

  async function sweep(): Promise<void> {
    const now = worker.now();
    if (now - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now;
    await worker.store.launches.sweep(now);
    await worker.store.sessions.sweep(now);
  }

  async function pass(): Promise<number> {
    try {
      await sweep();
      return await effectsThenGrades();
    } catch (error) {
      worker.logger.warn({ err: error }, 'worker waits for the store');
      return 0;
    }
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const running = (async () => {
    while (!stopped) {
      const done = await pass();
      if (done === 0 && !stopped) await idle();
    }
  })();

  return {
    nudge: () => wake?.(),
    async stop() {
      stopped = true;
      wake?.();
      await running;
    },
    async drain() {
      while ((await effectsThenGrades()) > 0);
    },
  };
}
