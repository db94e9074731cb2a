import { upperTail } from '../evaluate/chance.ts';

/** Residuals of a question's answers in one span of time. */
export interface Span {
  n: number;
  right: number;
  /** Sum of answer less chance, and of chance times its complement. */
  residual: number;
  information: number;
  /** Learners who answered, and the sum of the squares of what each of them adds to `residual`. */
  learners: number;
  squares: number;
}

/** Answers and learners in each span from which drift is looked for, and the least shift in logits worth telling. */
const LEAST = { answers: 30, learners: 10, shift: 0.5 } as const;
/** Questions from which what all of them moved by is known. */
const MANY = 5;

interface Shift {
  /** Logits: above 0 it goes better lately. */
  readonly by: number;
  readonly error: number;
}

/** How far a question has moved; null with too little on either side. */
function shiftOf(before: Span, lately: Span): Shift | null {
  for (const { n, learners } of [before, lately])
    if (n < LEAST.answers || learners < LEAST.learners) return null;
  return {
    by: lately.residual / lately.information - before.residual / before.information,
    error: Math.sqrt(variance(lately) + variance(before)),
  };
}

/**
 * Variance of residual over information. One learner's answers to a question go right and wrong together, so what the
 * learners' sums scatter by counts where it is more than single answers would (Liang & Zeger 1986).
 */
function variance({ information, learners, squares }: Span): number {
  const scatter = (squares * learners) / (learners - 1);
  return Math.max(information, scatter) / information ** 2;
}

/**
 * What questions have moved by in the middle of all of them: another class is abler or not than it was taken for at
 * first, which says nothing about any one question. 0 where there are few.
 */
export function usualShift(questions: readonly { readonly before: Span; readonly lately: Span }[]): number {
  const shifts = questions.flatMap(({ before, lately }) => shiftOf(before, lately)?.by ?? []);
  const middle = shifts.sort((a, b) => a - b)[Math.floor(shifts.length / 2)];
  return middle === undefined || shifts.length < MANY ? 0 : middle;
}

/**
 * Chance that a question which moved as `usual` would look as far away from it as this one does; null with too little to
 * tell, or where it is too little to be worth telling.
 */
export function driftOf(before: Span, lately: Span, usual: number): number | null {
  const shift = shiftOf(before, lately);
  if (shift === null) return null;
  const away = Math.abs(shift.by - usual);
  return away < LEAST.shift ? null : 2 * upperTail(away / shift.error);
}
