import type { Chance } from '../sequencing/chance.ts';

function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.share()));
  return radius * Math.cos(2 * Math.PI * chance.share());
}

/** A draw from Gamma(shape, 1), shape at least 1 (Marsaglia & Tsang 2000). */
function gamma(shape: number, chance: Chance): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(chance);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - chance.share()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A draw from Beta(a, b), both at least 1: a share between 0 and 1. */
export function beta(a: number, b: number, chance: Chance): number {
  const [x, y] = [gamma(a, chance), gamma(b, chance)];
  return x / (x + y);
}
