import { setTimeout as delay } from 'node:timers/promises';

/** How often a runner looks by itself, in milliseconds. */
const IDLE_MS = 1_000;

/** Something done in rounds, again and again, by one process. */
export interface Runner {
  /** Looks at once instead of at the next tick, also when it is just looking. */
  nudge(): void;
  /** Ends after the round under way; resolves then. */
  stop(): Promise<void>;
  /** Runs rounds until one finds nothing; waits for a round under way first. Rejects when a round does. */
  drain(): Promise<number>;
}

/** A rest that may be ended early. */
function makeRest(): { take(ms: number): Promise<void>; end(): void } {
  let end: () => void = () => undefined;
  return {
    take: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => end(),
  };
}

/**
 * Runs rounds until stopped. A round says how much it did; one that rejects is reported and tried at the next tick.
 * @param pause how long to wait after a round that did so much, in milliseconds (0); who drains does not wait
 */
export function startRunner(
  round: () => Promise<number>,
  report: (error: unknown) => void,
  pause: (done: number) => number = () => 0,
): Runner {
  let stopped = false;
  let nudged = false;
  const rest = makeRest();
  let last: Promise<unknown> = Promise.resolve();

  /** One round at a time, so that whoever drains also waits for what the runner is doing. */
  function next(): Promise<number> {
    const mine = last.then(round);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function attempt(): Promise<number> {
    try {
      return await next();
    } catch (error) {
      report(error);
      return 0;
    }
  }

  const running = (async () => {
    while (!stopped) {
      nudged = false;
      const done = await attempt();
      if (done === 0 && !nudged && !stopped) await rest.take(IDLE_MS);
      const wait = pause(done);
      if (wait > 0 && !stopped) await delay(wait);
    }
  })();

  return {
    nudge() {
      nudged = true;
      rest.end();
    },
    async stop() {
      stopped = true;
      rest.end();
      await running;
    },
    async drain() {
      let total = 0;
      for (let done = await next(); done > 0; done = await next()) total += done;
      return total;
    },
  };
}
