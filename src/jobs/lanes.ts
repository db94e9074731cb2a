import { type Runner, startRunner } from './runner.ts';

/** Work of which much is under way at a time: what to take next, whose it is, and how it is done. */
export interface Lanes<T> {
  /** The next piece of work of anybody but those in `full`; null when there is none now. */
  take(full: readonly string[]): Promise<T | null>;
  /** The next of one lane that is at hand without looking for it, for the slot that has just become free there. */
  another?(lane: string): T | null;
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
  let stopping = false;

  function full(): string[] {
    const counts = new Map<string, number>();
    for (const lane of underWay.values()) counts.set(lane, (counts.get(lane) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= lanes.mostInLane).map(([lane]) => lane);
  }

  /** A slot goes on with what is at hand of its lane. */
  async function goOn(lane: string, first: T): Promise<void> {
    for (let work: T | null = first; work !== null; work = nextAtHand(lane)) {
      await lanes.run(work).catch(report);
    }
  }

  function nextAtHand(lane: string): T | null {
    return stopping ? null : (lanes.another?.(lane) ?? null);
  }

  function start(work: T): void {
    const lane = lanes.laneOf(work);
    const done: Promise<void> = goOn(lane, work).finally(() => {
      underWay.delete(done);
      runner.nudge();
    });
    underWay.set(done, lane);
  }

  async function fill(): Promise<number> {
    let started = 0;
    while (!stopping && underWay.size < lanes.most) {
      const taken = full();
      if (drought.lasts(taken)) break;
      const work = await lanes.take(taken);
      if (work !== null) {
        start(work);
        started += 1;
      } else if (full().length >= taken.length) {
        drought.begin(taken);
        break;
      }
      // Else a lane that was full, and not looked in, has room again.
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
      stopping = true;
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
