import type { Question } from './catalogue.ts';
import type { Level } from './level.ts';
import type { MasteryPolicy } from './masteryPolicy.ts';
import type { ParameterSet } from './parameters.ts';

/** What an answer showed, as the model uses it. */
export interface Outcome {
  /** Credit from 0 to 1. */
  readonly score: number;
  /** How much it counts as evidence, 0 to 1: hints, retries and answers faster than a person can read count less. */
  readonly weight: number;
  /** First try, no hint, not a rapid guess. */
  readonly unaided: boolean;
}

/**
 * An answer that counts for no more than this shows nothing by itself, right or wrong: the feedback or the hints before it
 * told most of it, or it was hardly read. It is no turn in a streak, and says nothing about memory: a second wrong try
 * is no second lapse.
 */
export const TOLD = 0.25;

/** The rule by which an activity calls a skill mastered. */
export interface MasteryRule {
  /** Which of the numbers below count, and how; absent is `certain`. */
  readonly policy?: MasteryPolicy;
  /** For `certain` the lower bound of the estimate to reach, for `bkt` the probability of knowing: 0.5 to 0.99 (default 0.8). */
  readonly threshold: number;
  /** Unaided right answers needed (default 3); in a row for `row` and `retest`. */
  readonly unaided: number;
  /** For `certain`: hours after the first success at which one more success must come; 0 asks for none (default 10). */
  readonly delayHours: number;
}

/** What is believed about one skill of one learner at one moment. */
export interface Mastery {
  readonly level: Level;
  /** Probability of answering a middling question of the skill without help, 0 to 1. */
  readonly estimate: number;
  /** One-sided 90 % lower bound of it. */
  readonly lower: number;
  /** Effective number of answers behind it. */
  readonly evidence: number;
  /** Probability of still recalling it now, 0 to 1; 1 when memory plays no part. */
  readonly recall: number;
  /** Unaided right answers so far. */
  readonly unaided: number;
  /** When the skill was last practised, milliseconds since the epoch; null when never. */
  readonly lastAt: number | null;
  /** Probability of knowing it by knowledge tracing, beside the model's own belief, 0 to 1. */
  readonly traced: number;
  /** When the next automatic re-test falls due, milliseconds since the epoch; null where none does. */
  readonly retestAt: number | null;
  /** What is still missing for "mastered", as codes with numbers. */
  readonly missing: readonly MissingForMastery[];
}

/** One condition of mastery that does not hold yet, with how far it is. */
export type MissingForMastery =
  | { readonly code: 'lower_bound'; readonly now: number; readonly needed: number }
  | { readonly code: 'unaided'; readonly now: number; readonly needed: number }
  /** Probability of knowing the skill by knowledge tracing. */
  | { readonly code: 'known'; readonly now: number; readonly needed: number }
  /** Unaided right answers in a row. */
  | { readonly code: 'row'; readonly now: number; readonly needed: number }
  /** Milliseconds since the epoch from which a success counts as delayed; null before the first success. */
  | { readonly code: 'delayed'; readonly from: number | null };

/**
 * Predicts answers from a learner's own past: pure, incremental, bounded. `S` is plain JSON. Times are milliseconds
 * since the epoch.
 */
export interface Predictor<S> {
  readonly id: string;
  initial(): S;
  /** Probability of full credit on the question now, unaided, 0 to 1. */
  predict(state: S, question: Question, parameters: ParameterSet, now: number): number;
  update(state: S, question: Question, outcome: Outcome, parameters: ParameterSet, now: number): S;
}

/** A predictor that also says what is mastered, and can therefore run practice. */
export interface LearnerModel<S> extends Predictor<S> {
  mastery(state: S, skill: string, rule: MasteryRule, parameters: ParameterSet, now: number): Mastery;
}
