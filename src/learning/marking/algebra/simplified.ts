import { exact, isZero } from '../exact.ts';
import type { Expr } from './expr.ts';
import { polynomial } from './polynomial.ts';
import { type Factor, isSum, type Product, productOf, termsOf } from './terms.ts';

const ONE = exact(1);

/** What makes two terms like terms: their letters and roots, without the number. */
function likeness({ over, under }: Product): string {
  const side = (factors: readonly Factor[]) =>
    factors.map(({ base, exponent }) => `${print(base)}^${exponent}`).sort();
  return `${side(over).join('*')}/${side(under).join('*')}`;
}

function print(node: Expr): string {
  return JSON.stringify(node, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** No two numbers to multiply, no letter twice, no factor 1 or 0, nothing to cancel. */
function isTidyProduct(product: Product): boolean {
  const { numbers, over, under, reducible } = product;
  if (reducible || numbers.length > 1) return false;
  const bases = [...over, ...under].map(({ base }) => print(base));
  if (new Set(bases).size < bases.length) return false;
  if ([...over, ...under].some(({ exponent }) => (exponent === 0 || exponent === 1 ? exponent === 0 : false)))
    return false;
  const [number] = numbers;
  const alone = over.length + under.length === 0;
  return number === undefined || alone || (!isZero(number) && !number.equals(ONE));
}

/** A power, root or bracket inside a term holds something simplified itself, and no power of a number is left to do. */
function insideIsSimplified({ base, exponent }: Factor): boolean {
  if (base.op === 'num') return exponent === 1;
  if (base.op === 'var') return true;
  if (base.op === 'pow') return exponent === 1 && isSimplified(base.left) && isSimplified(base.right);
  if (base.op === 'sqrt') return isSimplified(base.of);
  return isSum(base) && isSimplified(base);
}

/** A bracket over a number that divides every term of it, as in `(2x + 4)/2`. */
function dividesOut(node: Expr): boolean {
  if (node.op !== 'div' || node.right.op !== 'num' || !isSum(node.left)) return false;
  const terms = polynomial(node.left);
  const divisor = node.right.value;
  return terms !== null && [...terms.values()].reduce((all, value) => all.gcd(value), divisor).n !== 1n;
}

function isTidyTerm(node: Expr, alone: boolean): boolean {
  if (dividesOut(node)) return false;
  const product = productOf(node);
  const factors = [...product.over, ...product.under];
  const opened = alone || !product.over.some(({ base }) => isSum(base)) || product.under.length > 0;
  return opened && isTidyProduct(product) && factors.every(insideIsSimplified);
}

/** Two signs in a row: `3 + -2`, `--x`. */
function hasDoubleSign(node: Expr): boolean {
  const negative = (inner: Expr): boolean =>
    inner.op === 'neg' ||
    (inner.op === 'num' && inner.value.s < 0n) ||
    ((inner.op === 'mul' || inner.op === 'div') && negative(inner.left));
  if (node.op === 'neg') return negative(node.of) || hasDoubleSign(node.of);
  if (node.op === 'add' || node.op === 'sub')
    return negative(node.right) || hasDoubleSign(node.left) || hasDoubleSign(node.right);
  return false;
}

/**
 * Nothing left to do on the spot: like terms are collected, numbers multiplied and reduced, brackets inside a sum opened,
 * no factor 1, no term 0, no double sign. A product such as `3(x + 2)` alone counts as simplified.
 */
export function isSimplified(node: Expr): boolean {
  if (hasDoubleSign(node)) return false;
  const terms = termsOf(node);
  const products = terms.map(productOf);
  if (terms.length > 1 && products.some(({ numbers }) => numbers.some(isZero))) return false;
  if (new Set(products.map(likeness)).size < terms.length) return false;
  return terms.every((term) => isTidyTerm(term, terms.length === 1));
}

/** A sum of simplified terms with no bracket left to open. */
export function isExpanded(node: Expr): boolean {
  const opened = termsOf(node).every((term) => {
    const { over, under } = productOf(term);
    return !over.some(({ base }) => isSum(base)) && (under.length === 0 || !dividesOut(term));
  });
  return opened && isSimplified(node);
}
