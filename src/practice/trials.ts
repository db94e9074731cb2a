import { TrellisError } from '../errors.ts';

/** How much one trial may take, in milliseconds: reached, it ends, whoever is finished by then. */
export interface TrialLimits {
  /** Of its own work. */
  readonly work: number;
  /** From the request to the answer, others' work included. */
  readonly wait: number;
}

/** Who tries an activity, and when the answer is no longer waited for. */
export interface Asker {
  readonly id: string;
  readonly left: AbortSignal;
}

/** A trial's place among those under way. */
export interface TrialPlace {
  /**
   * Goes on with a trial in slices, between which requests are served and the other trials have theirs, until it is over
   * or its time is up. Gives what it yielded by then, steps without a result (null) left out.
   * @throws TrellisError `too_many_requests` once a newer trial of the same person has come, or nobody waits any more
   */
  inSlices<T>(steps: Iterator<T | null>, limits: TrialLimits): Promise<readonly T[]>;
  giveBack(): void;
}

/** The trials under way in one process. */
export interface Trials {
  /**
   * Gives a trial its place; a person's newer trial ends the older one. Whoever takes it gives it back.
   * @throws TrellisError `too_many_requests` when there is none
   */
  takePlace(asker: Asker): TrialPlace;
}

/** Trials at a time in one process, one of a person; more are asked to come again. */
const AT_ONCE = 4;

/** Time in which nothing else is served, in milliseconds; a step begun in it is finished, which takes a few more. */
const SLICE = 6;

/** Trials with their turns: one goes on at a time, each for a slice, in the order in which they came back. */
export function makeTrials(): Trials {
  const underWay = new Map<string, AbortController>();
  const nextTurn = makeTurns();
  return {
    takePlace({ id, left }) {
      const older = underWay.get(id);
      if (older === undefined && underWay.size >= AT_ONCE)
        throw new TrellisError('too_many_requests', 'simulations');
      older?.abort();
      const controller = new AbortController();
      const end = () => controller.abort();
      if (left.aborted) end();
      else left.addEventListener('abort', end, { once: true });
      underWay.set(id, controller);
      return {
        inSlices: (steps, limits) =>
          inSlices(steps, limits, async () => {
            await nextTurn();
            if (controller.signal.aborted) throw new TrellisError('too_many_requests', 'the trial was ended');
          }),
        giveBack: () => {
          left.removeEventListener('abort', end);
          if (underWay.get(id) === controller) underWay.delete(id);
        },
      };
    },
  };
}

/** Turns come once everything that waits was served, one at a time, so that slices do not add up. */
function makeTurns(): () => Promise<unknown> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}

async function inSlices<T>(
  steps: Iterator<T | null>,
  { work, wait }: TrialLimits,
  myTurn: () => Promise<void>,
): Promise<readonly T[]> {
  const begun = performance.now();
  const results: T[] = [];
  for (let worked = 0; worked < work && performance.now() - begun < wait; ) {
    await myTurn();
    const slice = performance.now();
    do {
      const { done, value } = steps.next();
      if (done) return results;
      if (value !== null) results.push(value);
    } while (performance.now() - slice < SLICE);
    worked += performance.now() - slice;
  }
  return results;
}
