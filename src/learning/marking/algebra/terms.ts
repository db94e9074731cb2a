import { type Exact, exact, ratio } from '../exact.ts';
import type { Expr } from './expr.ts';
import { literalExponent } from './height.ts';

/** The terms of a sum as written, brackets around sums opened, signs turned into negations. */
export function termsOf(node: Expr): Expr[] {
  if (node.op === 'add') return [...termsOf(node.left), ...termsOf(node.right)];
  if (node.op === 'sub') return [...termsOf(node.left), ...termsOf(node.right).map(negate)];
  return [node];
}

function negate(of: Expr): Expr {
  return { op: 'neg', of };
}

/** Whether it is a sum or a difference. */
export function isSum(node: Expr): boolean {
  return node.op === 'add' || node.op === 'sub';
}

/** A factor of a product with its whole exponent. */
export interface Factor {
  readonly base: Expr;
  readonly exponent: number;
}

/** A product taken apart as it is written. */
export interface Product {
  /** Every number that stands as a factor of its own, a written fraction of two numbers as one. */
  readonly numbers: readonly Exact[];
  readonly over: readonly Factor[];
  readonly under: readonly Factor[];
  readonly negative: boolean;
  /** Whether a number is written as a fraction that can be reduced, or over 1. */
  readonly reducible: boolean;
}

const EMPTY: Product = { numbers: [], over: [], under: [], negative: false, reducible: false };

function literal(node: Expr): Exact | null {
  return node.op === 'num' ? node.value : null;
}

function joined(a: Product, b: Product): Product {
  return {
    numbers: [...a.numbers, ...b.numbers],
    over: [...a.over, ...b.over],
    under: [...a.under, ...b.under],
    negative: a.negative !== b.negative,
    reducible: a.reducible || b.reducible,
  };
}

/** Numbers above and below one stroke make one coefficient; left apart they could still be reduced. */
function quotient(top: Product, bottom: Product): Product {
  const [p = exact(1), ...moreTop] = top.numbers;
  const [q, ...moreBottom] = bottom.numbers;
  const all = joined(top, { ...bottom, over: bottom.under, under: bottom.over });
  if (!q) return { ...all, numbers: top.numbers };
  const whole = p.d === 1n && q.d === 1n;
  const reducible = all.reducible || !whole || p.gcd(q).n !== 1n || q.n === 1n;
  const value = q.n === 0n ? p : ratio(p.s * p.n * q.d, p.d * q.n * q.s);
  return { ...all, numbers: [value, ...moreTop, ...moreBottom], reducible };
}

/** Takes a product apart: `-2x^2/3` is a minus, the number 2/3 and x twice. */
export function productOf(node: Expr): Product {
  const value = literal(node);
  if (value) return { ...EMPTY, numbers: [value.abs()], negative: value.s < 0n };
  if (node.op === 'neg') return joined(productOf(node.of), { ...EMPTY, negative: true });
  if (node.op === 'mul') return joined(productOf(node.left), productOf(node.right));
  if (node.op === 'div') return quotient(productOf(node.left), productOf(node.right));
  const exponent = node.op === 'pow' ? literalExponent(node.right) : null;
  const factor =
    node.op === 'pow' && exponent !== null ? { base: node.left, exponent } : { base: node, exponent: 1 };
  return { ...EMPTY, over: [factor] };
}
