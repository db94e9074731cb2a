import { numerator } from '../exact.ts';
import type { Expr } from './expr.ts';

/** Bits a sample point's numerator and denominator may have. */
const POINT_BITS = 12;
/** Values that could grow past this many bits are not computed exactly. */
export const MOST_BITS = 4_000;

/**
 * Upper bound, in bits, of numerator and denominator of an expression's value at a sample point. Known before anything
 * is computed, it keeps `9^9^9^9` and towers of powers from costing anything.
 */
export function height(node: Expr): number {
  switch (node.op) {
    case 'num':
      return Math.max(node.value.n.toString(2).length, node.value.d.toString(2).length);
    case 'var':
      return POINT_BITS;
    case 'neg':
    case 'sqrt':
      return height(node.of);
    case 'pow':
      return height(node.left) * exponentSize(node.right);
    default:
      return height(node.left) + height(node.right) + 1;
  }
}

/** Size of a literal whole exponent; infinite for anything that is not one. */
function exponentSize(node: Expr): number {
  const exponent = literalExponent(node);
  return exponent === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.abs(exponent));
}

/** A whole exponent written as a number (`2`, `-1`), or null. */
export function literalExponent(node: Expr): number | null {
  if (node.op === 'neg') {
    const positive = literalExponent(node.of);
    return positive === null ? null : -positive;
  }
  if (node.op !== 'num' || node.value.d !== 1n || node.value.n > 1_000n) return null;
  return Number(numerator(node.value));
}
