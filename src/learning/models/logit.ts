import { clamp } from '../tidy.ts';

/** Largest size of any logit: s(12) differs from 1 by 6e-6, and sums of such logits never overflow. */
const LIMIT = 12;

/** Logistic function of a logit, in (0, 1) for every number; NaN counts as 0. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-clamp(Number.isNaN(z) ? 0 : z, -LIMIT, LIMIT)));
}

/** Log-odds of a probability; 0 and 1 give the largest logits, not infinity. */
export function logit(p: number): number {
  return clamp(Math.log(p / (1 - p)), -LIMIT, LIMIT);
}

/** Standard normal quantile of 0.90, for one-sided 90 % bounds. */
export const Z90 = 1.281_552;
