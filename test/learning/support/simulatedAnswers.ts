import type { LoggedRow } from '../../../src/learning/calibrate/logRows.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { type Chance, chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { MONDAY } from './syntheticPack.ts';

/** An item as it was made: chance of a right answer `s(slope · (ability − location))`. */
export interface MadeItem {
  readonly id: string;
  readonly skill: string;
  readonly slope: number;
  readonly location: number;
  /** Wrong answers and how they change with ability: the logit of one more of them per unit of ability. */
  readonly lure?: number;
}

/** A normal number (Box & Muller 1958). */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.share())) * Math.cos(2 * Math.PI * chance.share());
}

/** Items of four skills, with slopes log-normal about 1 and locations normal about 0. */
export function makeItems(seed: number, count: number): readonly MadeItem[] {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, nth) => ({
    id: `item-${nth}`,
    skill: `skill-${nth % 4}`,
    slope: Math.exp(0.35 * normal(chance)),
    location: normal(chance),
  }));
}

/** How answers are made. */
export interface Making {
  readonly seed: number;
  readonly learners: number;
  readonly each: number;
  /** Whether a question goes as its location says; a planted fault changes it. */
  readonly right?: (item: MadeItem, ability: number, nth: number) => number;
}

/** Learners who answer items in an order of their own, once each. */
export function answersTo(items: readonly MadeItem[], making: Making): readonly (readonly LoggedRow[])[] {
  const chance = chanceOf(making.seed);
  const usual = (item: MadeItem, ability: number) => sigmoid(item.slope * (ability - item.location));
  const chanceRight = making.right ?? usual;
  return Array.from({ length: making.learners }, (_, learner) => {
    const ability = normal(chance);
    const order = items
      .map((item) => ({ item, at: chance.share() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, making.each);
    return order.map(({ item }, nth): LoggedRow => {
      const p = chanceRight(item, ability, learner);
      const right = chance.share() < p;
      return rowOf(`learner-${learner}`, item, right, MONDAY + nth * 60_000, p);
    });
  });
}

function rowOf(user: string, item: MadeItem, correct: boolean, at: number, foretold: number): LoggedRow {
  const question = {
    item: item.id,
    step: 0,
    skills: [{ skill: item.skill, weight: 1 }],
    difficulty: 0,
    guess: 0,
    fact: null,
  };
  return {
    user,
    item: item.id,
    skills: [item.skill],
    correct,
    at,
    foretold,
    response: correct ? null : 'b',
    logged: { question, outcome: { score: correct ? 1 : 0, weight: 1, unaided: true }, counts: true },
  };
}

/** Pearson's correlation. */
export function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (a: number, b: number) => number) =>
    x.reduce((total, a, nth) => total + f(a - mx, (y[nth] ?? 0) - my), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}
