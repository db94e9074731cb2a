import { clamp, tidy } from './tidy.ts';

/**
 * How long a learner's answers take against what the questions usually take: the natural logarithm of the ratio, as in
 * the lognormal model of response times (van der Linden 2006). Running, bounded, of the learner's honest first tries.
 */
export interface Pace {
  /** Answers behind it, counted up to `MEMORY`. */
  readonly count: number;
  readonly mean: number;
  /** Variance of single answers. */
  readonly variance: number;
}

/** What is expected of somebody before their first answer: as fast as is usual, a factor of two either way. */
export const USUAL_PACE: Pace = { count: 0, mean: 0, variance: 0.5 };

/** The mean is of about so many answers: people get faster with practice. */
const MEMORY = 20;
/** Answers the variance expected beforehand counts for. */
const PRIOR = 5;
/** A ratio beyond this (logarithm; 7 times either way) is a pause or a slip of the finger and moves the mean by no more. */
const FARTHEST = 2;
/** Fewer answers tell too little of somebody's own usual time. */
const ENOUGH = 10;

/** The pace after one more honest first try that took `elapsed` where `usual` is usual; both in milliseconds. */
export function nextPace(pace: Pace, elapsed: number, usual: number): Pace {
  const ratio = clamp(Math.log(Math.max(1, elapsed) / Math.max(1, usual)), -FARTHEST, FARTHEST);
  const count = Math.min(MEMORY, pace.count + 1);
  const off = ratio - pace.mean;
  return {
    count,
    mean: tidy(pace.mean + off / count),
    variance: tidy(pace.variance + (off * off * (count > 1 ? 1 : 0.5) - pace.variance) / (count + PRIOR)),
  };
}

/** Share of the usual time below which an answer is a guess: 10 % (normative threshold NT10, Wise & Ma 2012). */
const NORMATIVE = 0.1;
/** An answer this many standard deviations faster than the learner's own usual one is none of theirs. */
const DEVIATIONS = 3;
/** And never one that took a quarter of the learner's own usual time. */
const OWN_SHARE = Math.log(4);
/** No question asks for more than 10 s before an answer is believed (Wise & Kong 2005 for the longest items). */
const LONGEST_MS = 10_000;

/**
 * Time in milliseconds below which an answer was not worked on, by what is usual for the question and, after ten
 * answers, for the learner.
 */
export function guessedBelow(pace: Pace, usual: number): number {
  const item = NORMATIVE * usual;
  if (pace.count < ENOUGH) return Math.min(LONGEST_MS, item);
  const away = Math.max(DEVIATIONS * Math.sqrt(pace.variance), OWN_SHARE);
  return Math.min(LONGEST_MS, Math.max(item, usual * Math.exp(pace.mean - away)));
}
