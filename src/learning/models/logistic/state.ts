import type { Belief } from '../belief.ts';
import type { Residual } from '../residual.ts';
import type { SkillRecord } from '../skillRecord.ts';

/** Id of the model, by which its fitted weights are found. */
export const LOGISTIC = 'logistic-2';

/** How answers of one kind have gone. */
export interface Run {
  /** Right and wrong answers, by credit and by how much they count. */
  readonly wins: number;
  readonly fails: number;
  /** Answers of the same sort in a row: positive right, negative wrong. */
  readonly streak: number;
}

/** Before the first answer. */
export const NO_RUN: Run = { wins: 0, fails: 0, streak: 0 };

/** Right and wrong answers that fade with time. */
export interface Fading {
  readonly wins: number;
  readonly fails: number;
}

/** What is kept of one skill. */
export interface SkillState {
  readonly skill: string;
  readonly record: SkillRecord;
  readonly run: Run;
  /** Ability on the skill beyond the learner's overall one, in logits. */
  readonly belief: Belief;
  readonly recent: Residual;
  /** Which of the learner's answers was the last one on it, counted from 0. */
  readonly row: number;
  /** Answers that fade with a day and with a week. */
  readonly day: Fading;
  readonly week: Fading;
}

/**
 * A combination of skills by their places in the state's list of skills, from the first, joined by `~`: a learner meets
 * combinations of long names often, and each name is written once.
 */
export type Places = string;

/** What is kept of one combination of skills. */
export interface CombinationState {
  readonly of: Places;
  /** Its last answers: `1` right, `0` wrong, newest last. */
  readonly answers: string;
  readonly count: number;
}

/** What is kept of one item. */
export interface ItemState {
  readonly item: string;
  readonly run: Run;
  readonly row: number;
}

/** One of the last answers, for what it says about other questions. */
export interface LastAnswer {
  /** The question by `questionKey`, and its combination of skills. */
  readonly question: string;
  readonly combination: Places;
  /** Answer minus prediction from the question alone, by how much the answer counts: −1 to 1. */
  readonly residual: number;
}

/**
 * State of the logistic model: plain JSON, bounded by the skills of the pack. It has lists, for copying one costs less than
 * copying a dictionary.
 */
export interface LogisticState {
  /** Overall ability in logits. */
  readonly ability: Belief;
  readonly run: Run;
  /** Answers so far. */
  readonly answers: number;
  /** Residuals of the last ten answers or so, and of all. */
  readonly recent: readonly [Residual, Residual];
  /** The last five answers. */
  readonly lately: string;
  /** The combination practised last, empty before the first, and how many answers in a row it has had. */
  readonly combination: Places;
  readonly stretch: number;
  /** The last three answers, newest last. */
  readonly last: readonly LastAnswer[];
  /** Time of the last answer, milliseconds since the epoch; null before the first. */
  readonly at: number | null;
  /** In the order in which they were met first. */
  readonly skills: readonly SkillState[];
  /** Those practised last, newest last: at most twice as many as there are skills. */
  readonly combinations: readonly CombinationState[];
  /** The last 200 items, newest last. */
  readonly items: readonly ItemState[];
}
