import { type Exact, exactText, isInteger } from '../../learning/marking/exact.ts';
import { decimalsNeeded, decimalText } from '../../learning/marking/plainNumber.ts';
import type { Filling } from '../fill.ts';
import type { BuiltAsk } from '../filledAsk.ts';
import type { Ask } from '../question.ts';
import { tex, texMixed } from '../tex.ts';
import { Feedbacks } from './feedbackNames.ts';
import { wrongNumbers } from './wrongNumbers.ts';

type NumberAsk = Extract<Ask, { kind: 'number' }>;

/** Largest accepted distance from the answer, absolute. */
function distance(ask: NumberAsk, answer: Exact): number {
  if (!ask.tolerance) return 0;
  return 'absolute' in ask.tolerance
    ? ask.tolerance.absolute
    : ask.tolerance.relative * Math.abs(answer.valueOf());
}

/** The answer as people write it in the form asked for, Markdown. */
export function shownNumber(answer: Exact, form: NumberAsk['form'], rounded: boolean): string {
  if (form === 'percent') return `$${decimalText(answer.mul(100), 6)}\\,\\%$`;
  if (isInteger(answer)) return `$${exactText(answer)}$`;
  if (form === 'mixed') return `$${texMixed(answer)}$`;
  const digits = decimalsNeeded(answer, 6);
  if (form === 'decimal' || rounded) return `$${decimalText(answer, digits ?? 4)}$`;
  return `$${tex(answer)}$`;
}

/** A number, marked exactly or within a tolerance. */
export function buildNumber(ask: NumberAsk, filling: Filling): BuiltAsk {
  const answer = filling.number(ask.answer);
  const tolerance = distance(ask, answer);
  const feedbacks = new Feedbacks(filling);
  const unit = ask.unit ?? null;
  const value = shownNumber(answer, ask.form, tolerance > 0 || unit !== null);
  return {
    ask: { kind: 'number', unit, form: ask.form },
    key: {
      kind: 'number',
      answer: exactText(answer),
      tolerance,
      unit,
      form: ask.form,
      patterns: wrongNumbers(ask.wrong, answer, filling, feedbacks, 'wrong'),
    },
    solution: unit === null ? value : `${value} ${unit}`,
    feedbacks: feedbacks.words,
  };
}
