import { z } from 'zod';
import { type Exact, exactText, isInteger } from '../../learning/marking/exact.ts';
import { Quantity } from './parameters.ts';
import { at, type Drawing, text } from './svg.ts';

const LEFT = 24;
const LENGTH = 400;
const AXIS = 28;

const Marks = z
  .string()
  .transform((list) => list.split(',').filter((part) => part !== ''))
  .pipe(z.array(Quantity).max(12));

interface Line {
  readonly from: Exact;
  readonly to: Exact;
  readonly step: Exact;
  readonly marks: readonly Exact[];
}

function place({ from, to }: Line, value: Exact): number {
  return LEFT + LENGTH * value.sub(from).div(to.sub(from)).valueOf();
}

function ticks(line: Line): string {
  const number = Number(line.to.sub(line.from).div(line.step).floor().n);
  return Array.from({ length: number + 1 }, (_unused, index) => {
    const value = line.from.add(line.step.mul(index));
    const x = place(line, value);
    const size = isInteger(value) ? 9 : 5;
    const label = isInteger(value) ? text(x, AXIS + 26, exactText(value).replace('-', '−')) : '';
    return `<path d="M${at(x)} ${AXIS - size}V${AXIS + size}"/>${label}`;
  }).join('');
}

function dot(line: Line, value: Exact): string {
  return `<circle cx="${at(place(line, value))}" cy="${AXIS}" r="6" fill="var(--figure-fill, #4c8bf5)"/>`;
}

/** A number line with ticks and points; whole numbers are labelled: `figure:line?from=0&to=2&step=1/4&marks=3/4`. */
export const line = z
  .strictObject({ from: Quantity, to: Quantity, step: Quantity, marks: Marks.default([]) })
  // A transform runs only on what is valid so far; the rules below compute with the numbers.
  .transform((given) => given)
  .refine(({ from, to }) => from.lt(to), 'from must be less than to')
  .refine(({ step }) => step.s > 0n && step.n > 0n, 'step must be greater than 0')
  .refine(({ from, to, step }) => step.n === 0n || to.sub(from).div(step).lte(100), 'more than 100 ticks')
  .refine(({ from, to, marks }) => marks.every((m) => m.gte(from) && m.lte(to)), 'a point lies off the line')
  .transform((given): Drawing => {
    const axis = `<path d="M${LEFT - 16} ${AXIS}H${LEFT + LENGTH + 16}"/>`;
    const dots = given.marks.map((mark) => dot(given, mark)).join('');
    return { width: LENGTH + 2 * LEFT, height: AXIS + 36, body: axis + ticks(given) + dots };
  });
