import { DAY_MS } from '../duration.ts';

/**
 * A number as it is kept in learner state: six decimals and never −0, so that a snapshot written as JSON and read
 * back equals the live state exactly, and stays small. Rounding is monotone, so it breaks no ordering.
 */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

/** `value` held between `low` and `high`. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Days from one moment to a later one; 0 when a clock went backwards. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, to - from) / DAY_MS;
}
