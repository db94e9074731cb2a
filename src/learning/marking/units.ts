import type { Unit } from 'mathjs';
import { type Exact, exact, ratio } from './exact.ts';
import { create } from './maths.ts';

const engine = create({});
/** What a unit may be written with: letters, digits of an exponent, `/`, `*`, `^`. Nothing here can be an expression. */
const PLAIN = /^[\p{L}°µμΩ]+[\p{L}\d°µμΩ/*^ -]{0,24}$/u;

/** The same unit in one spelling: the micro sign as mathjs has it, no spaces around strokes, no final point. */
function spelling(unit: string): string {
  return unit
    .trim()
    .replace(/[µμ]/g, 'u')
    .replace(/\^\(?(-?\d)\)?/g, '^$1')
    .replace(/\s*([/*])\s*/g, '$1')
    .replace(/\.$/, '');
}

function parse(unit: string): Unit | null {
  if (!PLAIN.test(unit)) return null;
  try {
    return engine.unit(1, unit);
  } catch {
    return null;
  }
}

/** A double as the simplest fraction within its precision: the factor from km/h to m/s is 5/18. */
function simplest(value: number): Exact {
  const plain = exact(value);
  const short = plain.simplify(1e-13);
  return short.d < plain.d ? ratio(short.s * short.n, short.d) : plain;
}

/** Factor from one unit to another: 1/100 from cm to m. Null when they do not measure the same, or one is unknown. */
export function unitFactor(from: string, to: string): Exact | null {
  const [given, wanted] = [spelling(from), spelling(to)];
  if (given === wanted || given.toLowerCase() === wanted.toLowerCase()) return exact(1);
  const [a, b] = [parse(given), parse(wanted)];
  if (!a || !b) return null;
  try {
    return simplest(a.toNumber(wanted));
  } catch {
    return null;
  }
}
