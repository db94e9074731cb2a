import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Chance for one instance: the same seed and name give the same draws on every machine. */
export interface Draw {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** One of the entries. */
  pick<T>(entries: readonly T[]): T;
  /** A new array in random order (Fisher and Yates 1938). */
  shuffle<T>(entries: readonly T[]): T[];
}

/** 32-bit FNV-1a over the name, then the finaliser of MurmurHash3, so that neighbouring seeds give unrelated draws. */
function mix(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Chance from a seed (a 32-bit integer) and a name that tells apart what is drawn with the same seed. */
export function draw(seed: number, name: string): Draw {
  const generator = xoroshiro128plus(mix(seed, name));
  for (let i = 0; i < 4; i++) generator.next();
  return {
    integer: (low, high) => uniformInt(generator, low, high),
    pick: (entries) => pick(generator, entries),
    shuffle: (entries) => shuffle(generator, entries),
  };
}

function pick<T>(generator: RandomGenerator, entries: readonly T[]): T {
  const index = uniformInt(generator, 0, entries.length - 1);
  const found = entries[index];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

function shuffle<T>(generator: RandomGenerator, entries: readonly T[]): T[] {
  const rest = [...entries];
  const shuffled: T[] = [];
  while (rest.length > 0) shuffled.push(...rest.splice(uniformInt(generator, 0, rest.length - 1), 1));
  return shuffled;
}
