import { DAY_MS, HOUR_MS } from '../duration.ts';

/** First and longest pause between tries, in milliseconds. */
export const FIRST_MS = 5_000;
export const LONGEST_MS = HOUR_MS;
/** A grade that has failed for so long, in milliseconds, is tried no more by itself. */
export const GIVE_UP_AFTER_MS = 2 * DAY_MS;

/**
 * Pause before the next try: doubles from 5 s to 1 h, with up to a quarter of jitter so that rows that failed together
 * do not come back together. What the platform asks for (`Retry-After`) is waited for, up to an hour.
 * @param failures failed tries so far, 1 or more
 * @param chance in [0, 1)
 */
export function pauseAfter(failures: number, chance: number, askedMs: number | null): number {
  const doubled = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, failures - 1)));
  const jittered = doubled * (1 - 0.25 * chance);
  return Math.round(Math.max(jittered, Math.min(askedMs ?? 0, LONGEST_MS)));
}
