import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that repeats: the same seed gives the same numbers in the same order. */
export interface Chance {
  /** A number in [0, 1). */
  readonly share: () => number;
  /** A whole number from 0 to `below` − 1. */
  readonly index: (below: number) => number;
  /** A seed for drawing a question: 1 to 2^31 − 1. */
  readonly seed: () => number;
}

/** Chance from a seed (any integer; its low 32 bits count). */
export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed | 0);
  return {
    share: () => uniformFloat64(generator),
    index: (below) => uniformInt(generator, 0, Math.max(0, below - 1)),
    seed: () => uniformInt(generator, 1, 0x7fff_ffff),
  };
}
