import type { Arm, Plan } from './plan.ts';

/** What is known of one arm: who began, and the numbers of those who have answered enough. */
export interface ArmData {
  readonly began: number;
  readonly outcomes: readonly number[];
}

/** One arm in the report. */
export interface ArmResult {
  readonly began: number;
  readonly reached: number;
  /** Null before the first number. */
  readonly mean: number | null;
}

/** What may be concluded now. */
export type Verdict =
  /** Too few numbers yet, or none that decide. */
  | 'collecting'
  /** Better by more than chance, at any moment one looks. */
  | 'a'
  | 'b'
  /** Any difference is smaller than what was said to matter. */
  | 'same'
  /** The most learners are reached without a decision. */
  | 'undecided';

/** A reason to doubt the comparison. */
export type Doubt =
  /** The arms have sizes that chance hardly gives: assignment or counting is broken. */
  | 'uneven_arms'
  /** More leave one arm than the other before their number stands: those left are not alike. */
  | 'uneven_loss';

/** The report of an experiment. */
export interface Comparison {
  readonly arms: Readonly<Record<Arm, ArmResult>>;
  /** Mean of `b` less that of `a`, with its interval; null before both arms have two numbers. */
  readonly effect: { readonly difference: number; readonly low: number; readonly high: number } | null;
  readonly verdict: Verdict;
  readonly doubts: readonly Doubt[];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function meanOf(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : sum(numbers) / numbers.length;
}

/** Variance of the mean; two made-up numbers as far apart as the smallest effect keep it above nothing. */
function varianceOfMean(numbers: readonly number[], mean: number, effect: number): number {
  const squares = sum(numbers.map((number) => (number - mean) ** 2)) + effect ** 2 / 2;
  return squares / (numbers.length - 1) / numbers.length;
}

/**
 * Half the width of an interval that holds the true difference at every moment together with probability 1 − alpha, so
 * that one may look after each learner and stop (mixture sequential probability ratio test: Robbins 1970; for two
 * means with estimated variances Johari, Koomen, Pekelis & Walsh 2022, Operations Research 70(3)). `variance` is that of the
 * difference, `effect` the standard deviation of the normal mixture.
 */
export function alwaysValidHalfWidth(variance: number, effect: number, alpha: number): number {
  const mixed = variance + effect ** 2;
  const bound = Math.log(1 / alpha) + Math.log(mixed / variance) / 2;
  return Math.sqrt(((2 * variance * mixed) / effect ** 2) * bound);
}

function effectOf(plan: Plan, a: readonly number[], b: readonly number[]): Comparison['effect'] {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  if (meanA === null || meanB === null || a.length < 2 || b.length < 2) return null;
  const variance = varianceOfMean(a, meanA, plan.effect) + varianceOfMean(b, meanB, plan.effect);
  const half = alwaysValidHalfWidth(variance, plan.effect, plan.alpha);
  const difference = meanB - meanA;
  return { difference, low: difference - half, high: difference + half };
}

function verdictOf(plan: Plan, least: number, effect: Comparison['effect']): Verdict {
  if (effect === null || least < plan.minimum) return 'collecting';
  if (effect.low > 0) return 'b';
  if (effect.high < 0) return 'a';
  if (effect.low > -plan.effect && effect.high < plan.effect) return 'same';
  return least >= plan.most ? 'undecided' : 'collecting';
}

/** A difference this many standard errors wide is hardly chance: one time in a thousand. */
const HARDLY_CHANCE = 3.29;

function isUneven(a: number, b: number): boolean {
  return a + b > 0 && Math.abs(a - b) / Math.sqrt(a + b) > HARDLY_CHANCE;
}

function losesUnevenly(a: ArmData, b: ArmData): boolean {
  if (a.began === 0 || b.began === 0) return false;
  const [x, y] = [a.outcomes.length / a.began, b.outcomes.length / b.began];
  const p = (a.outcomes.length + b.outcomes.length) / (a.began + b.began);
  const error = Math.sqrt(p * (1 - p) * (1 / a.began + 1 / b.began));
  return error > 0 && Math.abs(x - y) / error > HARDLY_CHANCE;
}

function doubtsOf(a: ArmData, b: ArmData): readonly Doubt[] {
  const arms: Doubt[] = isUneven(a.began, b.began) ? ['uneven_arms'] : [];
  return losesUnevenly(a, b) ? [...arms, 'uneven_loss'] : arms;
}

function armOf({ began, outcomes }: ArmData): ArmResult {
  return { began, reached: outcomes.length, mean: meanOf(outcomes) };
}

/** Compares the arms of an experiment as its plan says; may be done after every learner. */
export function compareArms(plan: Plan, data: Readonly<Record<Arm, ArmData>>): Comparison {
  const { a, b } = data;
  const effect = effectOf(plan, a.outcomes, b.outcomes);
  const least = Math.min(a.outcomes.length, b.outcomes.length);
  return {
    arms: { a: armOf(a), b: armOf(b) },
    effect,
    verdict: verdictOf(plan, least, effect),
    doubts: doubtsOf(a, b),
  };
}
