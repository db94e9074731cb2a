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

/**
 * Units that no other capital or small letters make another unit of, as school writes them. Anything else short keeps
 * its letters: `mg` and `Mg`, `mm` and `Mm`, `h` and `H` are not the same.
 */
const ANY_CASE: ReadonlySet<string> = new Set(['kg', 'km', 'cm', 'dm', 'dl', 'cl', 'eur', 'usd', 'min']);
/** From this length on it is a word, in which a capital means nothing. */
const WORD = 4;

/** One part of a unit in small letters where they change nothing: `KG`, `Hours`. Known units stay as they are. */
function caseless(part: string): string {
  const small = part.toLowerCase();
  return parse(part) === null && (ANY_CASE.has(small) || small.length >= WORD) ? small : part;
}

/** `KM/H` is `km/h`: an hour under a stroke is never a henry. */
function lenient(unit: string): string {
  return unit.replace(/^km\/h$/i, 'km/h').replace(/\p{L}+/gu, caseless);
}

/**
 * Factor from one unit to another: 1/100 from cm to m. Null when they do not measure the same, or one is unknown.
 * Capital and small letters count wherever they tell units apart; of things counted (`uvas`) they never do.
 */
export function unitFactor(from: string, to: string): Exact | null {
  const [given, wanted] = [lenient(spelling(from)), lenient(spelling(to))];
  if (given === wanted) return exact(1);
  const [a, b] = [parse(given), parse(wanted)];
  if (!a && !b) return given.toLowerCase() === wanted.toLowerCase() ? exact(1) : null;
  if (!a || !b) return null;
  try {
    return simplest(a.toNumber(wanted));
  } catch {
    return null;
  }
}
