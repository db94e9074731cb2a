import type { Fraction as ExactFraction } from 'mathjs';
import { Fraction } from './maths.ts';

/** An exact rational number of any size. */
export type Exact = ExactFraction;

/** Largest size in bits of a numerator or denominator; every computation on outside input stays below it. */
const MAX_BITS = 4_096n;
const LIMIT = 1n << MAX_BITS;

/** Reads `3`, `-3/4`, `0.75` or a finite number. Throws on anything else and on a zero denominator. */
export function exact(value: string | number | bigint): Exact {
  return new Fraction(value);
}

/** `p/q` with p and q whole numbers. Throws when q is 0. */
export function ratio(p: bigint, q: bigint): Exact {
  return new Fraction(p, q);
}

/** Numerator in lowest terms, with the sign. */
export function numerator(value: Exact): bigint {
  return value.s * value.n;
}

/** Whether it is a whole number. */
export function isInteger(value: Exact): boolean {
  return value.d === 1n;
}

/** Whether it is 0. */
export function isZero(value: Exact): boolean {
  return value.n === 0n;
}

/** `3`, `-3/4`: the spelling of `NumberText`. */
export function exactText(value: Exact): string {
  return value.d === 1n ? String(numerator(value)) : `${numerator(value)}/${value.d}`;
}

/** Throws a RangeError for numbers too long to compute with in bounded time. */
export function bounded(value: Exact): Exact {
  if (value.n > LIMIT || value.d > LIMIT) throw new RangeError('number too long');
  return value;
}

/** `base ** exponent` for a whole exponent whose result stays bounded. Throws a RangeError otherwise. */
export function power(base: Exact, exponent: Exact): Exact {
  if (!isInteger(exponent)) throw new RangeError('exponent is not a whole number');
  if (exponent.n > 1_000n) throw new RangeError('exponent too large');
  const times = Number(numerator(exponent));
  if (times < 0 && isZero(base)) throw new RangeError('division by zero');
  const bits = Math.max(base.n.toString(2).length, base.d.toString(2).length);
  if (BigInt(bits * Math.abs(times)) > MAX_BITS) throw new RangeError('number too long');
  const size = BigInt(Math.abs(times));
  const [p, q] = [numerator(base) ** size, base.d ** size];
  return times < 0 ? ratio(q, p) : ratio(p, q);
}
