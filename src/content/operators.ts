import { bounded, exact, isInteger, isZero, numerator, power } from '../learning/marking/exact.ts';
import { callFunction } from './functions.ts';
import { asNumber, asTruth, isNumber, type Value, valueText } from './value.ts';

function factorial(value: Value): Value {
  const n = asNumber(value);
  if (!isInteger(n) || n.s < 0n || n.n > 100n) throw new RangeError(`${valueText(n)}! is out of range`);
  let product = 1n;
  for (let i = 2n; i <= numerator(n); i++) product *= i;
  return exact(product);
}

/** An operator with one operand, by its mathjs name. Throws for any that is not part of the template language. */
export function unary(name: string, value: Value): Value {
  if (name === 'unaryMinus') return asNumber(value).neg();
  if (name === 'unaryPlus') return asNumber(value);
  if (name === 'not') return !asTruth(value);
  if (name === 'factorial') return factorial(value);
  throw new SyntaxError(`${name} is not part of the template language`);
}

/** An operator with two operands. Throws a RangeError on division by zero and on numbers too long. */
export function binary(name: string, left: Value, right: Value): Value {
  return comparison(name, left, right) ?? arithmetic(name, left, right);
}

function arithmetic(name: string, left: Value, right: Value): Value {
  const [a, b] = [asNumber(left), asNumber(right)];
  if (name === 'add') return bounded(a.add(b));
  if (name === 'subtract') return bounded(a.sub(b));
  if (name === 'multiply') return bounded(a.mul(b));
  if (name === 'pow') return power(a, b);
  if (name === 'mod') return callFunction('mod', [a, b]);
  if (name !== 'divide') throw new SyntaxError(`${name} is not part of the template language`);
  if (isZero(b)) throw new RangeError('division by zero');
  return bounded(a.div(b));
}

function same(left: Value, right: Value): boolean {
  return isNumber(left) && isNumber(right) ? left.equals(right) : left === right;
}

/** A comparison by its mathjs name; null when the name is not one. Texts can only be equal or unequal. */
export function comparison(name: string, left: Value, right: Value): boolean | null {
  if (name === 'equal') return same(left, right);
  if (name === 'unequal') return !same(left, right);
  if (name === 'smaller') return asNumber(left).lt(asNumber(right));
  if (name === 'smallerEq') return asNumber(left).lte(asNumber(right));
  if (name === 'larger') return asNumber(left).gt(asNumber(right));
  if (name === 'largerEq') return asNumber(left).gte(asNumber(right));
  return null;
}
