import { clamp } from '../tidy.ts';

/**
 * Constants of Bayesian knowledge tracing (Corbett & Anderson 1995, User Modeling and User-Adapted Interaction 4):
 * P(L0), P(T), slip and guess.
 */
export interface BktParameters {
  readonly known: number;
  readonly learn: number;
  readonly slip: number;
  readonly guess: number;
}

/**
 * In the middle of what is usual, the same for every skill that no fit names. Slip and guess of at most 0.5 keep "known"
 * meaning known (Baker, Corbett & Aleven 2008).
 */
export const USUAL_BKT: BktParameters = { known: 0.3, learn: 0.15, slip: 0.1, guess: 0.2 };

/** The constants for a question whose own chance to guess replaces a lower one. */
export function withGuessFloor(p: BktParameters, guess: number): BktParameters {
  return guess <= p.guess ? p : { ...p, guess: clamp(guess, 0, 0.5) };
}

/** P(right) = P(L)(1 − slip) + (1 − P(L)) guess. */
export function bktRight(known: number, p: BktParameters): number {
  return known * (1 - p.slip) + (1 - known) * p.guess;
}

/** Posterior of "known" after an answer with a score between wrong (0) and right (1), then the chance to learn. */
export function bktLearned(known: number, p: BktParameters, score: number, weight = 1): number {
  const right = bktRight(known, p);
  const afterRight = (known * (1 - p.slip)) / right;
  const afterWrong = (known * p.slip) / (1 - right);
  const posterior = score * afterRight + (1 - score) * afterWrong;
  const seen = known + weight * (posterior - known);
  return seen + (1 - seen) * p.learn * weight;
}
