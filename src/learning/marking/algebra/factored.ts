import { type Exact, exact } from '../exact.ts';
import type { Expr } from './expr.ts';
import { type Polynomial, polynomial } from './polynomial.ts';
import { isSum, productOf } from './terms.ts';

function degree(poly: Polynomial): number {
  return Math.max(0, ...[...poly.keys()].map((monomial) => monomial.length));
}

/** Letters that every term has, and the greatest number that divides every coefficient. */
function hasCommonFactor(poly: Polynomial): boolean {
  const monomials = [...poly.keys()];
  const shared = [...(monomials[0] ?? '')].some((letter) =>
    monomials.every((other) => other.includes(letter)),
  );
  const number = [...poly.values()].reduce((all, value) => all.gcd(value), exact(0));
  return shared || (number.n > 1n && number.d === 1n);
}

function isSquare(value: Exact): boolean {
  const root = (n: bigint) => BigInt(Math.round(Math.sqrt(Number(n)))) ** 2n === n;
  return value.s >= 0n && root(value.n) && root(value.d);
}

/** Whether a polynomial of degree two in one letter has rational roots: its discriminant is a square. */
function splits(poly: Polynomial): boolean {
  const letters = new Set([...poly.keys()].flatMap((monomial) => [...monomial]));
  const [letter] = letters;
  if (letters.size !== 1 || letter === undefined || degree(poly) !== 2) return false;
  const coefficient = (monomial: string) => poly.get(monomial) ?? exact(0);
  const [a, b, c] = [coefficient(letter + letter), coefficient(letter), coefficient('')];
  return isSquare(b.mul(b).sub(a.mul(c).mul(exact(4))));
}

function isIrreducible(node: Expr): boolean {
  const poly = polynomial(node);
  return poly === null || !(hasCommonFactor(poly) || splits(poly));
}

/** Factors with letters, counted as often as their exponent says. */
function countFactors(node: Expr): number {
  return productOf(node).over.reduce((sum, { exponent }) => sum + Math.max(1, exponent), 0);
}

/**
 * A product none of whose brackets can be taken apart further: no common number or letter in any, and no bracket of
 * degree two with rational roots. Brackets of higher degree are compared by number of factors with the author's answer.
 */
export function isFactored(node: Expr, answer: Expr | null): boolean {
  if (isSum(node) && !isIrreducible(node)) return false;
  const { numbers, over } = productOf(node);
  if (numbers.length > 1) return false;
  const brackets = over.filter(({ base }) => isSum(base));
  const enough = answer === null || countFactors(node) >= countFactors(answer);
  return enough && brackets.every(({ base }) => isIrreducible(base));
}
