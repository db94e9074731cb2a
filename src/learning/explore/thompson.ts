import type { Chance } from '../sequencing/chance.ts';
import { tidy } from '../tidy.ts';
import { beta } from './beta.ts';

/** How often something tried came to good and how often not. */
export interface Arm {
  readonly good: number;
  readonly bad: number;
}

/** Nothing known of it. */
export const NEW_ARM: Arm = { good: 0, bad: 0 };

/** Draws from the beliefs; enough for shares exact to about a tenth. */
const DRAWS = 32;

/** Part of the choices spread evenly, so that no probability is zero and what was chosen can be weighed afterwards. */
const FLOOR = 0.1;

/**
 * The probability with which each arm is to be picked: the share of draws from the beliefs (Beta, uniform before
 * anything is known) in which it comes out best (Thompson 1933), with a floor. Picking by these very shares makes the
 * probability that is logged exact, which a draw of the beliefs alone could not.
 */
export function thompsonShares(arms: readonly Arm[], chance: Chance): readonly number[] {
  if (arms.every(({ good, bad }) => good + bad === 0)) return arms.map(() => 1 / arms.length);
  const wins = arms.map(() => 0);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = arms.map(({ good, bad }) => beta(1 + good, 1 + bad, chance));
    const best = drawn.indexOf(Math.max(...drawn));
    wins[best] = (wins[best] ?? 0) + 1;
  }
  return wins.map((won) => FLOOR / arms.length + ((1 - FLOOR) * won) / DRAWS);
}

/** Picks an index by shares that sum to 1. */
export function pickByShare(shares: readonly number[], chance: Chance): number {
  let left = chance.share();
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index;
  }
  return shares.length - 1;
}

/** Largest count an arm keeps; beyond it old results fade, so that the belief stays open to change. */
const MEMORY = 50;

/** The arm after it came to good or not. */
export function tried({ good, bad }: Arm, well: boolean): Arm {
  const keep = Math.min(1, MEMORY / Math.max(1, good + bad + 1));
  return { good: tidy(keep * (good + (well ? 1 : 0))), bad: tidy(keep * (bad + (well ? 0 : 1))) };
}
