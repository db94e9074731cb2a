import { type Exact, exact, isInteger, numerator, ratio } from '../learning/marking/exact.ts';
import { decimalText, plainMixed } from '../learning/marking/plainNumber.ts';
import { tex, texMixed } from './tex.ts';
import { asNumber, type Value, valueText } from './value.ts';

const ONE = exact(1);

function whole(value: Exact): bigint {
  if (!isInteger(value)) throw new TypeError(`a whole number is needed, not ${valueText(value)}`);
  return numerator(value);
}

function integer(value: Exact): Exact {
  return exact(whole(value));
}

/** Square root: exact for squares of fractions, else the nearest double. */
function root(value: Exact): Exact {
  if (value.s < 0n) throw new RangeError('square root of a negative number');
  const [p, q] = [squareRoot(value.n), squareRoot(value.d)];
  return p !== null && q !== null ? ratio(p, q) : exact(Math.sqrt(value.valueOf()));
}

function squareRoot(value: bigint): bigint | null {
  const guess = BigInt(Math.round(Math.sqrt(Number(value))));
  return guess * guess === value ? guess : null;
}

function coefficient(value: Exact): string {
  if (value.equals(ONE)) return '';
  return value.equals(ONE.neg()) ? '-' : tex(value);
}

/** Numbers in, number out. */
const NUMERIC: Record<string, (...values: Exact[]) => Exact> = {
  abs: (x) => need(x).abs(),
  floor: (x) => need(x).floor(),
  ceil: (x) => need(x).ceil(),
  sign: (x) => exact(need(x).s * (need(x).n === 0n ? 0n : 1n)),
  sqrt: (x) => root(need(x)),
  num: (x) => exact(numerator(need(x))),
  den: (x) => exact(need(x).d),
  round: (x, digits) => need(x).round(digits ? Number(whole(digits)) : 0),
  gcd: (...all) => all.reduce((a, b) => a.gcd(integer(b)), exact(0)),
  lcm: (...all) => all.reduce((a, b) => a.lcm(integer(b)), ONE),
  min: (...all) => all.reduce((a, b) => (b.lt(a) ? b : a), need(all[0])),
  max: (...all) => all.reduce((a, b) => (b.gt(a) ? b : a), need(all[0])),
  mod: (x, y) => modulo(need(x), need(y)),
};

/** Numbers in, text out. */
const WRITTEN: Record<string, (...values: Exact[]) => string> = {
  tex: (x) => tex(need(x)),
  texmixed: (x) => texMixed(need(x)),
  mixed: (x) => plainMixed(need(x)),
  rawfrac: (p, q) => `\\frac{${valueText(need(p))}}{${valueText(need(q))}}`,
  signed: (x) => `${need(x).s < 0n ? '-' : '+'} ${valueText(need(x).abs())}`,
  signedtex: (x) => `${need(x).s < 0n ? '-' : '+'} ${tex(need(x).abs())}`,
  coef: (x) => coefficient(need(x)),
  decimal: (x, digits) => decimalText(need(x), Math.min(20, Math.max(0, Number(whole(need(digits)))))),
  paren: (x) => (need(x).s < 0n ? `(${valueText(need(x))})` : valueText(need(x))),
};

/** Remainder with the sign of the divisor, so that `mod(-1, 5)` is 4. */
function modulo(x: Exact, y: Exact): Exact {
  return x.sub(y.mul(x.div(y).floor()));
}

function need(value: Exact | undefined): Exact {
  if (value === undefined) throw new TypeError('an argument is missing');
  return value;
}

/** Whether the template language has this function: `if`, which decides what is computed at all, or one of the tables. */
export function hasFunction(name: string): boolean {
  return name === 'if' || Object.hasOwn(NUMERIC, name) || Object.hasOwn(WRITTEN, name);
}

/** Calls a function of the template language. Throws a TypeError on wrong arguments. */
export function callFunction(name: string, values: readonly Value[]): Value {
  const numbers = values.map(asNumber);
  const numeric = Object.hasOwn(NUMERIC, name) ? NUMERIC[name] : undefined;
  if (numeric) return numeric(...numbers);
  const written = Object.hasOwn(WRITTEN, name) ? WRITTEN[name] : undefined;
  if (written) return written(...numbers);
  throw new TypeError(`there is no function ${name}`);
}
