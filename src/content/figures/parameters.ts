import { z } from 'zod';
import { exact } from '../../learning/marking/exact.ts';

/** A whole number in a figure's address. */
export function count(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,3}$/, 'a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most));
}

/** An exact number in a figure's address: `2`, `-3/4`, `0.5`. */
export const Quantity = z
  .string()
  .regex(/^-?\d{1,6}(\.\d{1,4}|\/[1-9]\d{0,3})?$/, 'a number such as 2, -3/4 or 0.5')
  .transform((value) => exact(value));
