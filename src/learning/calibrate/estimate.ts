import { CORE } from '../models/logistic/core.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp, tidy } from '../tidy.ts';
import type { Cell } from './cells.ts';
import { FOLDS, type FoldedSets } from './fold.ts';
import { fitResponse, type Response } from './response.ts';
import { type Deviation, spreadOf } from './spread.ts';
import type { QuestionTally, Tally } from './tally.ts';

/** Spread before there is data: of the whole pack, of skills in it, of questions in a skill (logits), of slopes. */
const USUAL = { pack: 1, skill: 0.5, difficulty: 0.7, discrimination: 0.3 } as const;
/** However alike things look, a thing with many answers of its own may differ by so much. */
const LEAST = { skill: 0.1, difficulty: 0.15, discrimination: 0.1 } as const;
/** Hardly held at all: what the data alone says. */
const WIDE = 3;
/** Answers from which a question's own data says something about how far apart questions are. */
const TELLING = 10;
/** Curves that a model runs on: ability always counts for a question, and never for too much. */
const SLOPES = { least: 0.3, most: 2.5 } as const;

/** A question's estimate, with what it was shrunk towards. */
export interface QuestionEstimate extends Response {
  readonly prior: number;
  /** By its own answers alone; null when there are too few of them to say anything. */
  readonly loose: Response | null;
}

/** What one round has found. */
export interface Estimates {
  readonly skillOffset: ReadonlyMap<string, number>;
  readonly questions: ReadonlyMap<string, QuestionEstimate>;
}

/**
 * Skills and questions from a round, shrunk in three steps so that thin data is harmless: the whole pack towards the
 * author's difficulties, each skill towards the pack, each question towards its author's difficulty moved by its skills.
 * How much is decided by how far apart they turn out to be. `without` leaves out folds of learners.
 */
export function estimate(tally: Tally, without: readonly number[]): Estimates {
  const skillOffset = skillOffsets(tally, without);
  const priors = new Map(
    [...tally.questions].map(([key, question]) => [key, priorOf(question, skillOffset)] as const),
  );
  const cells = new Map(
    [...tally.questions].map(([key, question]) => [key, question.cells.list(without)] as const),
  );
  const loose = looseOf(cells, priors);
  const spreads = questionSpreads(loose, priors);
  const questions = new Map<string, QuestionEstimate>();
  for (const [key, own] of cells) {
    const prior = priors.get(key) ?? 0;
    if (own.length === 0) continue;
    const shrunk = relative(fitted(own, prior, spreads), spreads.slope);
    questions.set(key, { prior, loose: loose.get(key) ?? null, ...shrunk });
  }
  return { skillOffset, questions };
}

/** The sets of a round: of everybody, and for each fold of everybody else. */
export function setsOf(tally: Tally): FoldedSets & { readonly found: Estimates } {
  const found = estimate(tally, []);
  return {
    found,
    whole: moved(tally.sets.whole, found),
    without: Array.from({ length: FOLDS }, (_, fold) => withoutFolds(tally, [fold])),
  };
}

/**
 * The sets of a round without one fold of learners, to judge by that fold what is fitted to the others. Sets for the
 * others that know the fold's answers would be corrected away from them by any fit, and no fit would look good.
 */
export function setsApart(tally: Tally, fold: number): FoldedSets {
  return {
    whole: withoutFolds(tally, [fold]),
    without: Array.from({ length: FOLDS }, (_, own) =>
      withoutFolds(tally, own === fold ? [fold] : [fold, own]),
    ),
  };
}

function withoutFolds(tally: Tally, folds: readonly number[]): ParameterSet {
  return moved(tally.sets.whole, estimate(tally, folds));
}

function moved(set: ParameterSet, { skillOffset, questions }: Estimates): ParameterSet {
  const ofQuestions = (value: (response: Response) => number) =>
    Object.fromEntries([...questions].map(([key, response]) => [key, tidy(value(response))]));
  return {
    ...set,
    skillOffset: Object.fromEntries([...skillOffset].map(([skill, offset]) => [skill, tidy(offset)])),
    difficulty: ofQuestions(({ difficulty }) => difficulty),
    discrimination: ofQuestions(({ discrimination }) => clamp(discrimination, SLOPES.least, SLOPES.most)),
  };
}

function priorOf({ author, skills }: QuestionTally, offsets: ReadonlyMap<string, number>): number {
  return skills.reduce((sum, { skill, weight }) => sum + weight * (offsets.get(skill) ?? 0), author);
}

/** How much harder skills are than the author thought. */
function skillOffsets(tally: Tally, without: readonly number[]): ReadonlyMap<string, number> {
  const offset = (cells: readonly Cell[], towards: number, spread: number) =>
    fitResponse(cells, CORE.base, {
      difficulty: towards,
      difficultySpread: spread,
      discrimination: 1,
      discriminationSpread: 0,
    });
  const pack = offset(tally.all.list(without), 0, USUAL.pack).difficulty;
  const cells = new Map([...tally.skills].map(([skill, own]) => [skill, own.list(without)] as const));
  const deviations = [...cells.values()].flatMap((own) =>
    answersIn(own) < TELLING ? [] : deviation(offset(own, pack, WIDE), pack),
  );
  const spread = spreadOf(deviations, USUAL.skill, LEAST.skill);
  return new Map([...cells].map(([skill, own]) => [skill, offset(own, pack, spread).difficulty]));
}

interface Spreads {
  readonly difficulty: number;
  /** Of the pack's questions: how much ability counts on the whole. */
  readonly slope: number;
  readonly discrimination: number;
}

/** Questions by their own answers alone, where these say something. */
function looseOf(
  cells: ReadonlyMap<string, readonly Cell[]>,
  priors: ReadonlyMap<string, number>,
): ReadonlyMap<string, Response> {
  const free = { difficulty: WIDE, slope: 1, discrimination: WIDE };
  return new Map(
    [...cells]
      .filter(([, own]) => answersIn(own) >= TELLING)
      .map(([key, own]) => [key, fitted(own, priors.get(key) ?? 0, free)]),
  );
}

function questionSpreads(loose: ReadonlyMap<string, Response>, priors: ReadonlyMap<string, number>): Spreads {
  const difficulties = [...loose].map(([key, response]) => deviation(response, priors.get(key) ?? 0));
  const slopes = [...loose.values()].map(({ discrimination, discriminationError }) => ({
    off: discrimination,
    error: discriminationError,
  }));
  const slope = commonSlope(slopes);
  const apart = slopes.map(({ off, error }) => ({ off: off - slope, error }));
  return {
    difficulty: spreadOf(difficulties, USUAL.difficulty, LEAST.difficulty),
    slope,
    discrimination: spreadOf(apart, USUAL.discrimination, LEAST.discrimination),
  };
}

/** The slope of the pack's questions together: their mean, the surest counting most, held to 1. */
function commonSlope(slopes: readonly Deviation[]): number {
  let held = 1 / USUAL.discrimination ** 2;
  let sum = held;
  for (const { off, error } of slopes) {
    const sure = 1 / (error ** 2 + USUAL.discrimination ** 2);
    held += sure;
    sum += sure * off;
  }
  return clamp(sum / held, SLOPES.least, SLOPES.most);
}

/** Discrimination against the pack's own, so that 1 is a question like the others. */
function relative(response: Response, slope: number): Response {
  return {
    ...response,
    discrimination: response.discrimination / slope,
    discriminationError: response.discriminationError / slope,
  };
}

function fitted(cells: readonly Cell[], prior: number, spreads: Spreads): Response {
  return fitResponse(cells, CORE.base, {
    difficulty: prior,
    difficultySpread: spreads.difficulty,
    discrimination: spreads.slope,
    discriminationSpread: spreads.discrimination,
  });
}

function deviation({ difficulty, difficultyError }: Response, from: number): Deviation {
  return { off: difficulty - from, error: difficultyError };
}

function answersIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}
