import { type Runner, startRunner } from './runner.ts';

/** Work of which much is under way at a time: what to take next, whose it is, and how it is done. */
export interface Lanes<T> {
  /** The next piece of work of anybody but those in `full`; null when there is none now. */
  take(full: readonly string[]): Promise<T | null>;
  /** Whose work it is: the lane it goes in. */
  laneOf(work: T): string;
  run(work: T): Promise<void>;
  /** Most pieces under way in all, and in one lane. */
  readonly most: number;
  readonly mostInLane: number;
}

/** For how long nothing found for the lanes that are free is believed, in milliseconds. */
const BELIEVED_MS = 900;

/**
 * Keeps work under way up to the limits and takes more as soon as a piece ends. A lane that is slow fills up alone:
 * what waits in the others passes it by.
 */
export function startLanes<T>(lanes: Lanes<T>, report: (error: unknown) => void): Runner {
  const underWay = new Map<Promise<void>, string>();
  /** Which lanes were full when nothing was found for the others, and when that was. */
  let dry: { readonly full: readonly string[]; readonly at: number } | null = null;

  function full(): string[] {
    const counts = new Map<string, number>();
    for (const lane of underWay.values()) counts.set(lane, (counts.get(lane) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= lanes.mostInLane).map(([lane]) => lane);
  }

  function start(work: T): void {
    const done: Promise<void> = lanes
      .run(work)
      .catch(report)
      .finally(() => {
        underWay.delete(done);
        runner.nudge();
      });
    underWay.set(done, lanes.laneOf(work));
  }

  /** Whether looking again would only go through what waits in lanes that are still full. */
  function isDry(taken: readonly string[]): boolean {
    return (
      dry !== null &&
      performance.now() - dry.at < BELIEVED_MS &&
      dry.full.every((lane) => taken.includes(lane))
    );
  }

  async function fill(): Promise<number> {
    let started = 0;
    for (; underWay.size < lanes.most; started += 1) {
      const taken = full();
      if (isDry(taken)) break;
      const work = await lanes.take(taken);
      if (work === null) {
        dry = { full: taken, at: performance.now() };
        break;
      }
      start(work);
    }
    return started;
  }

  function lookAgain(): void {
    dry = null;
    runner.nudge();
  }

  const runner = startRunner(fill, report);
  return {
    nudge: lookAgain,
    async stop() {
      await runner.stop();
      await Promise.all(underWay.keys());
    },
    async drain() {
      dry = null;
      let total = await runner.drain();
      while (underWay.size > 0) {
        await Promise.race(underWay.keys());
        total += await runner.drain();
      }
      return total;
    },
  };
}
