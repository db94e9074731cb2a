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

/** Nothing was found for lanes that had room. */
interface Drought {
  begin(full: readonly string[]): void;
  end(): void;
  /** Whether looking again would only go through what waits in lanes that are still full. */
  lasts(full: readonly string[]): boolean;
}

function makeDrought(): Drought {
  let begun: { readonly full: readonly string[]; readonly at: number } | null = null;
  return {
    begin: (full) => {
      begun = { full, at: performance.now() };
    },
    end: () => {
      begun = null;
    },
    lasts: (full) =>
      begun !== null &&
      performance.now() - begun.at < BELIEVED_MS &&
      begun.full.every((lane) => full.includes(lane)),
  };
}

/**
 * Keeps work under way up to the limits and takes more as soon as a piece ends. A lane that is slow fills up alone:
 * what waits in the others passes it by.
 */
export function startLanes<T>(lanes: Lanes<T>, report: (error: unknown) => void): Runner {
  const underWay = new Map<Promise<void>, string>();
  const drought = makeDrought();

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

  async function fill(): Promise<number> {
    let started = 0;
    for (; underWay.size < lanes.most; started += 1) {
      const taken = full();
      if (drought.lasts(taken)) break;
      const work = await lanes.take(taken);
      if (work === null) {
        drought.begin(taken);
        break;
      }
      start(work);
    }
    return started;
  }

  function lookAgain(): void {
    drought.end();
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
      drought.end();
      let total = await runner.drain();
      while (underWay.size > 0) {
        await Promise.race(underWay.keys());
        total += await runner.drain();
      }
      return total;
    },
  };
}
