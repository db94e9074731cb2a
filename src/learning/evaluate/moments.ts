import type { ClusterSum } from './clustered.ts';

/** What the mean of some learners' rows and its error need to be known of them: sums that add up over learners. */
export interface Moments {
  readonly learners: number;
  readonly n: number;
  readonly sum: number;
  readonly nn: number;
  readonly nSum: number;
  readonly sumSum: number;
}

export const NOBODY: Moments = { learners: 0, n: 0, sum: 0, nn: 0, nSum: 0, sumSum: 0 };

/** Of one learner; of nobody where no row of theirs counts. */
export function momentsOf({ n, sum }: ClusterSum): Moments {
  return n === 0 ? NOBODY : { learners: 1, n, sum, nn: n * n, nSum: n * sum, sumSum: sum * sum };
}

/** Of the learners of `a` and, `times` 1, those of `b` too, or, `times` −1, without them. */
export function joined(a: Moments, b: Moments, times: 1 | -1): Moments {
  return {
    learners: a.learners + times * b.learners,
    n: a.n + times * b.n,
    sum: a.sum + times * b.sum,
    nn: a.nn + times * b.nn,
    nSum: a.nSum + times * b.nSum,
    sumSum: a.sumSum + times * b.sumSum,
  };
}

/** Distance of two means in standard errors, each with its error by learners as in `clusteredMean`; null without one. */
export function distance(a: Moments, b: Moments): number | null {
  if (a.learners < 2 || b.learners < 2) return null;
  const error = Math.sqrt(variance(a) + variance(b));
  return error > 0 ? Math.abs(a.sum / a.n - b.sum / b.n) / error : null;
}

function variance({ learners, n, sum, nn, nSum, sumSum }: Moments): number {
  const mean = sum / n;
  const off = Math.max(0, sumSum - 2 * mean * nSum + mean * mean * nn);
  return (off * learners) / (learners - 1) / (n * n);
}
