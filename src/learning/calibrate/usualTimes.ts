import { questionKey } from '../parameters.ts';
import type { LoggedRow } from './logRows.ts';

/** Answers that the time expected beforehand counts for. */
const PRIOR = 10;
/** A first try of more than five minutes was interrupted. */
const LONGEST_MS = 300_000;

interface Sums {
  n: number;
  /** Sum of the natural logarithms of milliseconds. */
  logs: number;
  /** What was held to be usual when it was answered last, in milliseconds. */
  expected: number;
}

/**
 * How long first tries at each question take: the geometric mean, shrunk towards what was expected before. Holds sums
 * by question, nothing of a single answer.
 */
export class UsualTimes {
  readonly #sums = new Map<string, Sums>();

  /** Counts one learner's honest first tries without help; those with extra time are nobody's usual. */
  take(rows: readonly LoggedRow[]): void {
    for (const { logged, timed } of rows) {
      if (!logged.counts || timed === undefined || timed.elapsed > LONGEST_MS) continue;
      const key = questionKey(logged.question);
      const sums = this.#sums.get(key) ?? { n: 0, logs: 0, expected: 0 };
      this.#sums.set(key, sums);
      sums.n += 1;
      sums.logs += Math.log(Math.max(1, timed.elapsed));
      sums.expected = timed.usual;
    }
  }

  /** Usual milliseconds by `questionKey`. */
  get times(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      [...this.#sums].map(([key, { n, logs, expected }]) => [
        key,
        Math.round(Math.exp((logs + PRIOR * Math.log(expected)) / (n + PRIOR))),
      ]),
    );
  }
}
