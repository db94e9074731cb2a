import { type Exact, exactText } from '../../learning/marking/exact.ts';
import type { Pattern } from '../../learning/marking/key.ts';
import type { Filling } from '../fill.ts';
import type { Diagnosis, Feedbacks } from './feedbackNames.ts';

interface WrongNumber extends Diagnosis {
  readonly answer: string;
}

/** The value of a wrong-answer expression; null where it has none for these values (a division by zero). */
function wrongValue(expression: string, filling: Filling): Exact | null {
  try {
    return filling.number(expression);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Patterns of wrong answers that tell something for the values drawn: those that happen to equal the right answer, or
 * an earlier pattern, are left out.
 */
export function wrongNumbers(
  wrong: readonly WrongNumber[],
  answer: Exact,
  filling: Filling,
  feedbacks: Feedbacks,
  prefix: string,
): Pattern<string>[] {
  const taken = new Set([exactText(answer)]);
  return wrong.flatMap((entry, index) => {
    const value = wrongValue(entry.answer, filling);
    if (value === null || taken.has(exactText(value))) return [];
    taken.add(exactText(value));
    return [feedbacks.pattern(`${prefix}${index}`, exactText(value), entry)];
  });
}
