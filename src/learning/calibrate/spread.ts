/** One estimate by its own data alone: how far it is from its prior, and its standard error. */
export interface Deviation {
  readonly off: number;
  readonly error: number;
}

/** Estimates that the usual spread stands for, so that a handful of questions does not decide it. */
const USUAL_COUNT = 10;

/**
 * How far apart things really are, by the method of moments: the variance seen less the variance that errors alone would
 * make (empirical Bayes, Efron & Morris 1975), together with `usual` worth ten estimates, and never under `least`.
 */
export function spreadOf(deviations: readonly Deviation[], usual: number, least: number): number {
  const seen = deviations.reduce((sum, { off, error }) => sum + off * off - error * error, 0);
  const variance = (USUAL_COUNT * usual * usual + seen) / (USUAL_COUNT + deviations.length);
  return Math.max(least, Math.sqrt(Math.max(0, variance)));
}
