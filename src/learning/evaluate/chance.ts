/** Largest argument by the series; from there on the continued fraction needs fewer terms. */
const SERIES = 3;
const TERMS = 80;

/** Chance that a standard normal number is above `z` (upper tail), by series or by Laplace's continued fraction. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  return z < SERIES ? 0.5 - centre(z) : tail(z);
}

/** The integral of the density from 0 to z: z φ(0) Σ (−z²/2)^n / (n! (2n + 1)). */
function centre(z: number): number {
  let power = z;
  let sum = 0;
  for (let n = 0; n < TERMS; n += 1) {
    sum += power / (2 * n + 1);
    power *= -(z * z) / 2 / (n + 1);
  }
  return sum / Math.sqrt(2 * Math.PI);
}

/** φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))). */
function tail(z: number): number {
  let fraction = z;
  for (let n = TERMS; n > 0; n -= 1) fraction = z + n / fraction;
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
}

/**
 * Which of many tests stand when one false alarm in all of them together may come about once in `1 / alpha` times (Holm
 * 1979): by place in the list.
 */
export function standing(chances: readonly number[], alpha = 0.05): readonly boolean[] {
  const order = chances.map((chance, place) => ({ chance, place })).sort((a, b) => a.chance - b.chance);
  const stands = chances.map(() => false);
  for (const [nth, { chance, place }] of order.entries()) {
    if (chance > alpha / (chances.length - nth)) break;
    stands[place] = true;
  }
  return stands;
}
