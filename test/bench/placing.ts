import { place } from '../learning/support/placed.ts';
import { type Measure, quantile } from './measure.ts';

const LEARNERS = 100;

/** Placements of made-up learners over thirty skills, whose knowledge is not drawn from what the placement assumes. */
export function measurePlacing(): Measure[] {
  const all = Array.from({ length: LEARNERS }, (_, nth) => place(nth + 1));
  const mean = (of: (one: (typeof all)[number]) => number) =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length;
  const right = all.map((one) => one.right);
  return [
    { name: 'skills put where they belong, mean', value: 100 * mean((one) => one.right), unit: '%' },
    { name: 'the same, worst learner of ten', value: 100 * quantile(right, 0.1), unit: '%' },
    { name: 'questions, mean', value: mean((one) => one.asked), unit: 'questions' },
    { name: 'questions, most', value: Math.max(...all.map((one) => one.asked)), unit: 'questions' },
  ];
}
