import type { AnswerKind } from './answer.ts';
import { guessedBelow, type Pace } from './pace.ts';
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
  /** Time below which an answer is rapid, in milliseconds: see `rapidBelow`; 0 where time is not looked at. */
  readonly expectedMs: number;
  readonly kind: AnswerKind;
  /** Hints asked for before what stood there could be read; 0 when left out. */
  readonly hurriedHints?: number;
  /** A wrong answer long after mastery, see `slip.ts`. */
  readonly slip?: boolean;
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
  /** Faster than a person can read the question, or far faster than is usual for it and for the learner. */
  readonly rapid: boolean;
  /** Hints clicked through, or further tries without a look at what the last one told; absent for neither. */
  readonly hurried?: 'hints' | 'tries';
  /** A single wrong answer after long mastery; absent otherwise. */
  readonly slip?: true;
  /** The worked step was shown before the first try, so the answer was read off; absent otherwise. */
  readonly told?: true;
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

/**
 * Weight of a rapid answer, right or wrong: it was hardly read. With effort known for certain it would be 0 (effort-moderated
 * model, Wise & DeMars 2006); but then whoever is quick on what they do not know would be judged by the rest alone.
 */
const RAPID = 0.25;
/** Weight of the second try, and of later ones: the feedback before them told most of it. */
const SECOND_TRY = 0.2;
const LATER_TRY = 0.1;
/** Weight with one hint of many, down to `ALL_HINTS` when the worked step was shown. */
const HINTED = 0.6;
const ALL_HINTS = 0.1;
const LEAST = 0.05;
/** From so many hints that were not read on, the rest was clicked through to the worked step. */
const CLICKED = 2;
/**
 * Weight of a slip: of single wrong answers by those who know, about half say something (slip of 0.1 against 0.05
 * forgotten, Corbett & Anderson 1995); a second one in a row counts whole.
 */
const SLIP = 0.5;

/**
 * Least time in milliseconds to read a prompt of so many characters and give an answer of this kind. It is a floor that
 * nobody reads below.
 */
export function fastestMs(characters: number, kind: AnswerKind): number {
  return Math.min(LONGEST_MS, ACT_MS[kind] + (Math.max(0, characters) / CHARACTERS_PER_SECOND) * 1000);
}

/** Milliseconds to take in that the last try was wrong. */
const VERDICT_MS = 400;

/** Characters an adult reads per second (238 words a minute of six signs, Brysbaert 2019). */
const READ_PER_SECOND = 24;

/** Time to work out and give an answer once the question is read, in milliseconds: a prior, until answers are timed. */
const WORK_MS: Readonly<Record<AnswerKind, number>> = {
  choice: 6000,
  multiple: 9000,
  number: 10_000,
  text: 9000,
  expression: 18_000,
  order: 14_000,
  match: 16_000,
  cloze: 16_000,
};

/** What a question of so many characters and this kind of answer usually takes, in milliseconds, before any was timed. */
export function usualMs(characters: number, kind: AnswerKind): number {
  return Math.round(WORK_MS[kind] + (Math.max(0, characters) / READ_PER_SECOND) * 1000);
}

/** What decides below which time an answer is rapid. */
export interface Timing {
  readonly characters: number;
  readonly kind: AnswerKind;
  /** 1 for the first try at this step. */
  readonly try: number;
  /** Milliseconds that are usual for the question. */
  readonly usual: number;
  readonly pace: Pace;
  /** Chance to be right without knowing. */
  readonly guess: number;
  readonly correct: boolean;
  /** The learner takes extra time: time is no evidence against them. */
  readonly accommodated: boolean;
}

/** A right answer with less of a chance than this to be guessed shows knowledge, however fast it came. */
const GUESSABLE = 0.1;

/**
 * Time in milliseconds below which an answer was not worked on; 0 for somebody with extra time. A first try has to be
 * read: that is a floor for everybody else. Above it, what could be a guess is held against what is usual for the
 * question and for the learner (`guessedBelow`). A further try needs a look at what the last one told.
 */
export function rapidBelow(timing: Timing): number {
  if (timing.accommodated) return 0;
  if (timing.try > 1) return fastestMs(0, timing.kind) + VERDICT_MS;
  const floor = fastestMs(timing.characters, timing.kind);
  if (timing.correct && timing.guess < GUESSABLE) return floor;
  return Math.max(floor, guessedBelow(timing.pace, timing.usual));
}

/**
 * Whether a hint was asked for before what stood there could be read: so many characters, `since` milliseconds ago. Extra
 * time says nothing against anybody.
 */
export function hurriedHint(characters: number, since: number, accommodated: boolean): boolean {
  return !accommodated && since < fastestMs(characters, 'choice');
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
export function repeatWeight(before: number): number {
  return before <= 0 ? 1 : (1 - ALIKE) / ((1 + before * ALIKE) * (1 + (before - 1) * ALIKE));
}

/** Whether the worked step was shown: it is the last of several hints; a single hint need not be one. */
function isTold(how: Circumstances, hurried: Weighed['hurried'] | null): boolean {
  if (how.try > 1) return false;
  return hurried === 'hints' || (how.hintsTotal > 1 && how.hints >= how.hintsTotal);
}

function hurriedBy(how: Circumstances, rapid: boolean): 'hints' | 'tries' | null {
  if ((how.hurriedHints ?? 0) >= CLICKED) return 'hints';
  return rapid && how.try > 1 ? 'tries' : null;
}

/** Weighs an answer: hints, further tries, repeats of one template and answers faster than reading count less. */
export function weigh(how: Circumstances): Weighed {
  const rapid = how.elapsed !== null && how.elapsed < how.expectedMs;
  const hurried = hurriedBy(how, rapid);
  // Who clicked through the hints has seen the worked step, not worked towards it.
  const hints = hurried === 'hints' ? ALL_HINTS : hintWeight(how.hints, how.hintsTotal);
  const help = hints * tryWeight(how.try);
  const product = help * repeatWeight(how.repeats) * (rapid ? RAPID : 1) * (how.slip ? SLIP : 1);
  return {
    weight: tidy(clamp(product, LEAST, 1)),
    unaided: how.hints <= 0 && how.try <= 1 && how.repeats <= 0 && !rapid,
    rapid,
    ...(hurried === null ? {} : { hurried }),
    ...(how.slip ? { slip: true as const } : {}),
    ...(isTold(how, hurried) ? { told: true as const } : {}),
  };
}
