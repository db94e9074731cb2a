import { bounded, type Exact, exact, isZero } from '../exact.ts';
import type { Expr } from './expr.ts';
import { literalExponent } from './height.ts';

/** Terms by monomial: `x^2*y` with letters in order, `` for the constant. No coefficient is zero. */
export type Polynomial = ReadonlyMap<string, Exact>;

const MOST_TERMS = 60;
const MOST_POWER = 12;

function constant(value: Exact): Polynomial {
  return new Map(isZero(value) ? [] : [['', value]]);
}

function plus(a: Polynomial, b: Polynomial): Polynomial {
  const sum = new Map(a);
  for (const [monomial, value] of b) {
    const total = bounded((sum.get(monomial) ?? exact(0)).add(value));
    if (isZero(total)) sum.delete(monomial);
    else sum.set(monomial, total);
  }
  return sum;
}

/** Letters sorted, one per degree: `xxy`. */
function joined(a: string, b: string): string {
  return [...a, ...b].sort().join('');
}

function times(a: Polynomial, b: Polynomial): Polynomial {
  let product: Polynomial = new Map();
  for (const [left, x] of a) {
    const row = new Map(
      [...b].map(([right, y]): [string, Exact] => [joined(left, right), bounded(x.mul(y))]),
    );
    product = plus(product, row);
    if (product.size > MOST_TERMS) throw new RangeError('too many terms');
  }
  return product;
}

function raised(base: Polynomial, exponent: number | null): Polynomial {
  if (exponent === null || exponent < 0 || exponent > MOST_POWER) throw new RangeError('not a polynomial');
  return Array.from({ length: exponent }).reduce<Polynomial>(
    (product) => times(product, base),
    constant(exact(1)),
  );
}

function expand(node: Expr): Polynomial {
  switch (node.op) {
    case 'num':
      return constant(node.value);
    case 'var':
      return new Map([[node.name, exact(1)]]);
    case 'neg':
      return times(constant(exact(-1)), expand(node.of));
    case 'add':
      return plus(expand(node.left), expand(node.right));
    case 'sub':
      return plus(expand(node.left), times(constant(exact(-1)), expand(node.right)));
    case 'mul':
      return times(expand(node.left), expand(node.right));
    case 'pow':
      return raised(expand(node.left), literalExponent(node.right));
    case 'div':
      return times(expand(node.left), constant(inverse(expand(node.right))));
    case 'sqrt':
      throw new RangeError('not a polynomial');
  }
}

function inverse(divisor: Polynomial): Exact {
  const value = divisor.get('');
  if (divisor.size !== 1 || !value) throw new RangeError('not a polynomial');
  return value.inverse();
}

/** The expression multiplied out, or null when it is no polynomial or a very large one. */
export function polynomial(node: Expr): Polynomial | null {
  try {
    return expand(node);
  } catch {
    return null;
  }
}
