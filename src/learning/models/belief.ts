import { clamp, tidy } from '../tidy.ts';

/** A belief about one ability in logits: normal with this mean and variance. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
}

/** Variance added per day away: people learn and forget elsewhere. Never above the prior's. */
const DRIFT_PER_DAY = 0.01;

/** Bounds that keep any run of answers finite, and the belief open to change. */
const LARGEST_MEAN = 6;
const LEAST_VARIANCE = 0.05;

/** The belief before the next answer: less sure by `drift` and by the days since the last one. */
export function aged(belief: Belief, prior: Belief, drift: number, days: number): Belief {
  const older = Math.min(prior.variance, belief.variance + drift + DRIFT_PER_DAY * days);
  return { mean: belief.mean, variance: Math.max(belief.variance, older) };
}

/**
 * The belief after an answer, one component of a Kalman step: `share` is its part in the logit, `spread` the variance
 * of the whole logit; `step` the shift per unit of variance and `information` the Fisher information of the answer.
 */
export function moved(
  belief: Belief,
  share: number,
  spread: number,
  tells: { readonly step: number; readonly information: number },
): Belief {
  const shrink = 1 + spread * tells.information;
  const mean = belief.mean + (belief.variance * share * tells.step) / shrink;
  const variance = belief.variance * (1 - (belief.variance * share * share * tells.information) / shrink);
  return { mean: bounded(mean), variance: tidy(Math.max(LEAST_VARIANCE, variance)) };
}

/** The belief after learning `gain` logits. */
export function shifted(belief: Belief, gain: number): Belief {
  return { mean: bounded(belief.mean + gain), variance: belief.variance };
}

function bounded(mean: number): number {
  return tidy(clamp(mean, -LARGEST_MEAN, LARGEST_MEAN));
}
