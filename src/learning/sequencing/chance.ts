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

/**
 * Mixes 32 bits so that neighbouring seeds have nothing in common (finaliser of MurmurHash3, Appleby 2011). The first
 * numbers of a generator lie close to each other for seeds that do, and event numbers make such seeds.
 */
function mixed(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return bits ^ (bits >>> 16);
}

/** Numbers thrown away at the start, while the generator's state is still mostly zeros and ones. */
const WARM_UP = 4;

/** Chance from a seed (any integer; its low 32 bits count). */
export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(mixed(seed));
  for (let count = 0; count < WARM_UP; count += 1) generator.next();
  return {
    share: () => uniformFloat64(generator),
    index: (below) => uniformInt(generator, 0, Math.max(0, below - 1)),
    seed: () => uniformInt(generator, 1, 0x7fff_ffff),
  };
}
