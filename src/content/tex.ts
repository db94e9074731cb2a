import { type Exact, isInteger, numerator } from '../learning/marking/exact.ts';

function sign(value: Exact): string {
  return value.s < 0n ? '-' : '';
}

/** `3`, `-\frac{3}{4}`: TeX of an exact number in lowest terms, the sign in front. */
export function tex(value: Exact): string {
  return isInteger(value) ? String(numerator(value)) : `${sign(value)}\\frac{${value.n}}{${value.d}}`;
}

/** Whole part and rest of the size of a number: 7/2 gives 3 and 1. */
function split(value: Exact): { whole: bigint; rest: bigint } {
  return { whole: value.n / value.d, rest: value.n % value.d };
}

/** `1\frac{1}{2}`: TeX of a mixed number; integers and proper fractions stay as they are. */
export function texMixed(value: Exact): string {
  const { whole, rest } = split(value);
  return whole === 0n || rest === 0n ? tex(value) : `${sign(value)}${whole}\\frac{${rest}}{${value.d}}`;
}

/** `1 1/2`: a mixed number in plain text. */
export function plainMixed(value: Exact): string {
  const { whole, rest } = split(value);
  if (rest === 0n) return String(numerator(value));
  return whole === 0n ? `${sign(value)}${rest}/${value.d}` : `${sign(value)}${whole} ${rest}/${value.d}`;
}

/** Decimal text with at most `digits` decimals (half away from zero), a plain point, no trailing zeros. */
export function decimalText(value: Exact, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const scaled = (value.n * unit * 2n + value.d) / (value.d * 2n);
  const decimals = digits === 0 ? '' : (scaled % unit).toString().padStart(digits, '0').replace(/0+$/, '');
  const whole = `${scaled === 0n ? '' : sign(value)}${scaled / unit}`;
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** Decimals an exact decimal needs, or null when it never ends (1/3) or needs more than `most`. */
export function decimalsNeeded(value: Exact, most: number): number | null {
  for (let digits = 0; digits <= most; digits++) {
    if ((value.n * 10n ** BigInt(digits)) % value.d === 0n) return digits;
  }
  return null;
}
