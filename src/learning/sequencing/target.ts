import { tidy } from '../tidy.ts';
import type { Situation } from './situation.ts';

/** Predicted success aimed at: [low, high]. */
export type Target = readonly [low: number, high: number];

/** Middle of the band 0.65 to 0.85; the "85 % rule" (Wilson et al. 2019) is its top, effort its bottom. */
const MIDDLE = 0.75;
const HALF = 0.1;
/** The middle goes no higher, whatever makes it easier; three right answers, the last one fast, bring it down to 0.69. */
const EASIEST = 0.85;

/** How much easier the questions are for a tired learner who asked for that. */
const EASIER = 0.08;

/** An answer this much faster or slower than the learner's own mean (logarithms): e^±0.4, a third less, a half more. */
const PACE = 0.4;

/**
 * The band for the next question. Each of the last three results moves it: a wrong answer makes the next question
 * easier, a right one harder; a fast right answer more so, a slow right one not at all.
 */
export function targetOf(situation: Situation): Target {
  const [last, ...before] = situation.recent.results.slice(0, 3);
  const older = before.reduce((sum, right) => sum + (right ? -0.01 : 0.02), 0);
  const easier = situation.here.sitting?.easier ? EASIER : 0;
  const moved = MIDDLE + easier + older + newest(last, situation.here.manner.lastPace);
  const middle = Math.min(tidy(moved), EASIEST);
  return [tidy(middle - HALF), tidy(middle + HALF)];
}

function newest(right: boolean | undefined, pace: number): number {
  if (right === undefined) return 0;
  if (!right) return 0.04;
  if (pace < -PACE) return -0.04;
  return pace > PACE ? 0 : -0.02;
}
