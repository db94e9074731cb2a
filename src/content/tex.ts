import { type Exact, isInteger, numerator } from '../learning/marking/exact.ts';
import { wholeAndRest } from '../learning/marking/plainNumber.ts';

function sign(value: Exact): string {
  return value.s < 0n ? '-' : '';
}

/** `3`, `-\frac{3}{4}`: TeX of an exact number in lowest terms, the sign in front. */
export function tex(value: Exact): string {
  return isInteger(value) ? String(numerator(value)) : `${sign(value)}\\frac{${value.n}}{${value.d}}`;
}

/** `1\frac{1}{2}`: TeX of a mixed number; integers and proper fractions stay as they are. */
export function texMixed(value: Exact): string {
  const { whole, rest } = wholeAndRest(value);
  return whole === 0n || rest === 0n ? tex(value) : `${sign(value)}${whole}\\frac{${rest}}{${value.d}}`;
}
