import { type Exact, numerator } from './exact.ts';

/** Decimal text with at most `digits` decimals (half away from zero), a plain point, no trailing zeros. */
export function decimalText(value: Exact, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const scaled = (value.n * unit * 2n + value.d) / (value.d * 2n);
  const decimals = digits === 0 ? '' : (scaled % unit).toString().padStart(digits, '0').replace(/0+$/, '');
  const whole = `${scaled === 0n || value.s > 0n ? '' : '-'}${scaled / unit}`;
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** Decimals an exact decimal needs, or null when it never ends (1/3) or needs more than `most`. */
export function decimalsNeeded(value: Exact, most: number): number | null {
  for (let digits = 0; digits <= most; digits++) {
    if ((value.n * 10n ** BigInt(digits)) % value.d === 0n) return digits;
  }
  return null;
}

/** `1 1/2`: a mixed number in plain text; whole numbers and proper fractions stay as they are. */
export function plainMixed(value: Exact): string {
  const { whole, rest } = wholeAndRest(value);
  if (rest === 0n) return String(numerator(value));
  return `${value.s < 0n ? '-' : ''}${whole === 0n ? '' : `${whole} `}${rest}/${value.d}`;
}

/** Whole part and rest of the size of a number: 7/2 gives 3 and 1. */
export function wholeAndRest(value: Exact): { readonly whole: bigint; readonly rest: bigint } {
  return { whole: value.n / value.d, rest: value.n % value.d };
}
