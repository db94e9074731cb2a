import type { Complex } from 'mathjs';
import { type Exact, exact, isZero, ratio } from '../exact.ts';
import { complex } from '../maths.ts';
import { complexValue, exactValue, isExact, type Point, realValue } from './evaluate.ts';
import type { Expr } from './expr.ts';

/** Points where both sides must have a value and agree. */
const WANTED = 10;
/** Points tried to find them. */
const TRIED = 60;
/** Relative distance within which double-precision values count as equal. */
const CLOSE = 1e-9;

/** Park and Miller's generator (1988): fixed points, so that the same answer is always marked the same. */
function* chance(): Generator<number> {
  let state = 20_261;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

/**
 * Sign of a letter at a point: every second point has only positive letters, where roots of any of them have values;
 * the others go through all combinations of signs, all negative first.
 */
function signOf(point: number, letter: number): bigint {
  const positive = point % 2 === 0 || (point >> (1 + letter)) % 2 === 1;
  return positive ? 1n : -1n;
}

/** Fixed rational points, numerators and denominators prime to each other often and below 2^12, both signs. */
function points(variables: readonly string[], spread: number): Point[] {
  const numbers = chance();
  const next = (limit: number) => BigInt(1 + (Number(numbers.next().value) % limit));
  return Array.from({ length: TRIED }, (_unused, index) => {
    return new Map(
      variables.map((name, letter) => [name, ratio(signOf(index, letter) * next(spread), next(97))]),
    );
  });
}

function attempt<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch {
    return null;
  }
}

/** Values of two functions at the points where both have one. */
function pairs<T>(
  read: (point: Point) => T | null,
  other: (point: Point) => T | null,
  at: readonly Point[],
): [T, T][] {
  const found: [T, T][] = [];
  for (const point of at) {
    const [a, b] = [read(point), other(point)];
    if (a !== null && b !== null) found.push([a, b]);
    if (found.length === WANTED) break;
  }
  return found;
}

function exactPairs(a: Expr, b: Expr, variables: readonly string[]): [Exact, Exact][] {
  const at = points(variables, 4_000);
  return pairs(
    (p) => attempt(() => exactValue(a, p)),
    (p) => attempt(() => exactValue(b, p)),
    at,
  );
}

/**
 * Values in double precision at points where both sides are real throughout, so that √x·√y is √(xy), which negative
 * letters would deny, and √(x²) is still not x, as negative x has both. Sides that are hardly ever real together are
 * compared by their principal complex values. Small points here: doubles lose digits in high powers of large numbers.
 */
function doublePairs(a: Expr, b: Expr, variables: readonly string[]): [Complex, Complex][] {
  const at = points(variables, 300);
  const real = (node: Expr) => (p: Point) => attempt(() => complex(realValue(node, p), 0));
  const found = pairs(real(a), real(b), at);
  if (found.length >= WANTED / 2) return found;
  const principal = (node: Expr) => (p: Point) => attempt(() => complexValue(node, p));
  return pairs(principal(a), principal(b), at);
}

function close(a: Complex, b: Complex): boolean {
  const distance = Math.hypot(a.re - b.re, a.im - b.im);
  return distance <= CLOSE * Math.max(1e-6, Math.hypot(a.re, a.im), Math.hypot(b.re, b.im));
}

/**
 * Whether two expressions have the same value wherever both have one, decided at fixed pseudo-random points: two
 * different polynomials of degree d agree at a point drawn from a set S with chance at most d/|S| (Schwartz 1980,
 * Zippel 1979). Rational functions are compared exactly, roots in double precision where they are real.
 */
export function equivalent(a: Expr, b: Expr, variables: readonly string[]): boolean {
  if (isExact(a) && isExact(b)) {
    const found = exactPairs(a, b, variables);
    return found.length >= WANTED / 2 && found.every(([left, right]) => left.equals(right));
  }
  const found = doublePairs(a, b, variables);
  return found.length >= WANTED / 2 && found.every(([left, right]) => close(left, right));
}

/** The constant that every ratio is, or null. Points where both are zero say nothing. */
function constantFactor(found: readonly [Exact, Exact][]): Exact | null {
  const telling = found.filter(([a, b]) => !isZero(a) || !isZero(b));
  if (telling.length === 0) return found.length > 0 ? exact(1) : null;
  const [first] = telling;
  if (!first || telling.some(([a, b]) => isZero(a) || isZero(b))) return null;
  const factor = first[0].div(first[1]);
  return telling.every(([a, b]) => a.equals(b.mul(factor))) ? factor : null;
}

function times(a: Complex, b: Complex): Complex {
  return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}

function isNull(value: Complex): boolean {
  return value.re === 0 && value.im === 0;
}

function complexFactorIsConstant(found: readonly [Complex, Complex][]): boolean {
  const [first] = found;
  if (!first || found.length < WANTED / 2) return false;
  const [a, b] = first;
  return found.every(([c, d]) => close(times(a, d), times(b, c)) && isNull(c) === isNull(d));
}

/** Whether two equations (each as left side minus right side) differ by a constant factor other than zero. */
export function sameEquation(a: Expr, b: Expr, variables: readonly string[]): boolean {
  if (isExact(a) && isExact(b)) {
    const found = exactPairs(a, b, variables);
    return found.length >= WANTED / 2 && constantFactor(found) !== null;
  }
  return complexFactorIsConstant(doublePairs(a, b, variables));
}
