import { type Exact, exactText } from '../learning/marking/exact.ts';
import { Fraction } from '../learning/marking/maths.ts';

/** What an expression of the template language can be: an exact number, a text or a truth value. */
export type Value = Exact | string | boolean;

/** Whether a value is an exact number. */
export function isNumber(value: Value): value is Exact {
  return value instanceof Fraction;
}

/** Throws a TypeError that names what was found instead. */
export function asNumber(value: Value): Exact {
  if (isNumber(value)) return value;
  throw new TypeError(`a number is needed, not ${typeof value === 'string' ? `"${value}"` : String(value)}`);
}

/** Throws a TypeError for anything but true and false. */
export function asTruth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError(`true or false is needed, not ${valueText(value)}`);
}

/** How a value stands in text: an integer, `a/b`, or the text itself. */
export function valueText(value: Value): string {
  return isNumber(value) ? exactText(value) : String(value);
}
