import type { AnswerKind } from './answer.ts';
import { clamp, tidy } from './tidy.ts';

/** How an answer came about. */
export interface Circumstances {
  /** Hints shown before it on this step, and how many the step has. */
  readonly hints: number;
  readonly hintsTotal: number;
  /** 1 for the first try at this step. */
  readonly try: number;
  /** Questions of the same item finished directly before, see `templateRun.ts`. */
  readonly repeats: number;
  /** Milliseconds on the question; null when not measured. */
  readonly elapsed: number | null;
  /** Least time in which a person can read and answer, in milliseconds: see `fastestMs`. */
  readonly expectedMs: number;
  readonly kind: AnswerKind;
}

/** How much an answer counts. */
export interface Weighed {
  /** 0.05 to 1. */
  readonly weight: number;
  /**
   * First try, no hint, not a rapid guess, and not directly after another question of the same template: the solution of
   * that one was on the screen a moment before, which is a worked example of this one.
   */
  readonly unaided: boolean;
  /** Faster than a person can read the question. */
  readonly rapid: boolean;
}

/** Least time to act on an answer once the question is read, in milliseconds, by kind of answer. */
const ACT_MS: Readonly<Record<AnswerKind, number>> = {
  choice: 400,
  multiple: 700,
  number: 600,
  text: 700,
  expression: 900,
  order: 1200,
  match: 1200,
  cloze: 900,
};

/**
 * Characters read per second by nobody who takes the meaning in: 600 words a minute, 2.5 times the mean of adults
 * (238 words a minute, Brysbaert 2019).
 */
const CHARACTERS_PER_SECOND = 60;

/** No question asks for more than 10 s before an answer is believed (Wise & Kong 2005 for the longest items). */
const LONGEST_MS = 10_000;

/** Weight of a rapid answer: it was hardly read, right or wrong. */
const RAPID = 0.25;
/** Weight of the second try, and of later ones: the feedback before them told most of it. */
const SECOND_TRY = 0.2;
const LATER_TRY = 0.1;
/** Weight with one hint of many, down to `ALL_HINTS` when the worked step was shown. */
const HINTED = 0.6;
const ALL_HINTS = 0.1;
const LEAST = 0.05;

/**
 * Least time in milliseconds to read a prompt of so many characters and give an answer of this kind. It is a floor that
 * nobody reads below, so no preference of a learner lowers it: extra time is for being slow.
 */
export function fastestMs(characters: number, kind: AnswerKind): number {
  return Math.min(LONGEST_MS, ACT_MS[kind] + (Math.max(0, characters) / CHARACTERS_PER_SECOND) * 1000);
}

function hintWeight(hints: number, total: number): number {
  if (hints <= 0) return 1;
  const share = clamp(hints / Math.max(1, total), 0, 1);
  return HINTED + (ALL_HINTS - HINTED) * share;
}

function tryWeight(number: number): number {
  if (number <= 1) return 1;
  return number === 2 ? SECOND_TRY : LATER_TRY;
}

/**
 * Correlation of answers to one template in a row: what is right once is right again for reasons that are the template's,
 * not the skill's (local dependence within a testlet, Wainer & Kiely 1987). A prior, on the cautious side.
 */
const ALIKE = 0.3;

/**
 * Weight of one more answer to the same template after so many: n answers with correlation r tell as much as
 * n / (1 + (n − 1) r) independent ones (design effect, Kish 1965), and this is what the last of them adds. All of them
 * together never tell more than 1 / r answers do.
 */
function repeatWeight(before: number): number {
  return before <= 0 ? 1 : (1 - ALIKE) / ((1 + before * ALIKE) * (1 + (before - 1) * ALIKE));
}

/** Weighs an answer: hints, further tries, repeats of one template and answers faster than reading count less. */
export function weigh(how: Circumstances): Weighed {
  const rapid = how.elapsed !== null && how.elapsed < how.expectedMs;
  const help = hintWeight(how.hints, how.hintsTotal) * tryWeight(how.try);
  const product = help * repeatWeight(how.repeats) * (rapid ? RAPID : 1);
  return {
    weight: tidy(clamp(product, LEAST, 1)),
    unaided: how.hints <= 0 && how.try <= 1 && how.repeats <= 0 && !rapid,
    rapid,
  };
}
