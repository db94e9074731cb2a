/** One logged choice, seen by another policy. */
export interface LoggedChoice {
  /** Probability with which it was chosen, above 0, as logged. */
  readonly propensity: number;
  /** Probability with which the other policy would have chosen it there. */
  readonly target: number;
  /** What came of it, any bounded number. */
  readonly reward: number;
}

/** What another policy would have brought per choice. */
export interface PolicyValue {
  /** Unbiased where the log gave every choice of the other policy some probability (Horvitz & Thompson 1952). */
  readonly value: number;
  /** Standard error of it. */
  readonly error: number;
  /** The same with weights that sum to 1: a little biased, less spread (Hájek 1971). */
  readonly normalised: number;
  /** Number of choices that tell as much when drawn from the other policy itself (Kish 1965). */
  readonly effective: number;
}

/**
 * The mean reward another policy would have had, from choices logged with their probability. Null for an empty log.
 * @throws RangeError for a choice logged with probability 0.
 */
export function policyValue(choices: readonly LoggedChoice[]): PolicyValue | null {
  if (choices.length === 0) return null;
  const weighted = choices.map(({ propensity, target, reward }) => {
    if (propensity <= 0) throw new RangeError('a choice that could not have been made');
    return { weight: target / propensity, reward };
  });
  const n = weighted.length;
  const sum = (of: (one: { weight: number; reward: number }) => number) =>
    weighted.reduce((total, one) => total + of(one), 0);
  const weights = sum(({ weight }) => weight);
  const value = sum(({ weight, reward }) => weight * reward) / n;
  const spread = sum(({ weight, reward }) => (weight * reward - value) ** 2) / Math.max(1, n - 1);
  return {
    value,
    error: Math.sqrt(spread / n),
    normalised: weights === 0 ? 0 : (value * n) / weights,
    effective: weights === 0 ? 0 : weights ** 2 / sum(({ weight }) => weight ** 2),
  };
}
