import { clamp } from '../tidy.ts';

/** Answers of learners who looked about equally able before them, and about equally surely so. */
export interface Cell {
  readonly n: number;
  readonly right: number;
  /** Means: ability in logits, its variance, chance to guess. */
  readonly ability: number;
  readonly variance: number;
  readonly guess: number;
}

/** One answer with what was believed of the learner before it. */
export interface Seen {
  readonly right: boolean;
  readonly ability: number;
  readonly variance: number;
  readonly guess: number;
}

interface Sums {
  n: number;
  right: number;
  ability: number;
  variance: number;
  guess: number;
}

/** Width of a cell in logits, and the largest ability told apart. */
const WIDTH = 0.5;
const LARGEST = 5;
/** Bounds between variances told apart. */
const VARIANCES = [0.25, 0.6, 1.4] as const;

/**
 * Answers counted in cells, per fold of learners: however many answers there are, the memory is bounded by the cells,
 * and means within a cell keep what is lost by it small.
 */
export class Cells {
  readonly #sums = new Map<number, Sums>();

  /** Counts an answer by its weight, 0 to 1. */
  add(fold: number, seen: Seen, weight = 1): void {
    const place = placeOf(fold, seen);
    const sums = this.#sums.get(place) ?? { n: 0, right: 0, ability: 0, variance: 0, guess: 0 };
    this.#sums.set(place, sums);
    sums.n += weight;
    if (seen.right) sums.right += weight;
    sums.ability += weight * seen.ability;
    sums.variance += weight * seen.variance;
    sums.guess += weight * seen.guess;
  }

  /** The cells that hold answers, without those of the folds of learners that are named. */
  list(without: readonly number[] = []): readonly Cell[] {
    const cells: Cell[] = [];
    for (const [place, { n, right, ability, variance, guess }] of this.#sums) {
      if (n === 0 || without.includes(foldOfPlace(place))) continue;
      cells.push({ n, right, ability: ability / n, variance: variance / n, guess: guess / n });
    }
    return cells;
  }
}

const ABILITIES = Math.round((2 * LARGEST) / WIDTH) + 1;
const PLACES = ABILITIES * (VARIANCES.length + 1);

function placeOf(fold: number, { ability, variance }: Seen): number {
  const column = Math.round((clamp(ability, -LARGEST, LARGEST) + LARGEST) / WIDTH);
  const row = VARIANCES.filter((bound) => variance > bound).length;
  return fold * PLACES + row * ABILITIES + column;
}

function foldOfPlace(place: number): number {
  return Math.floor(place / PLACES);
}
