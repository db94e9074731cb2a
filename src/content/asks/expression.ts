import { equivalentTexts } from '../../learning/marking/algebra/compare.ts';
import { expressionTex } from '../../learning/marking/algebra/print.ts';
import type { Filling } from '../fill.ts';
import type { BuiltAsk } from '../filledAsk.ts';
import type { Ask } from '../question.ts';
import { Feedbacks } from './feedbackNames.ts';

/** An algebraic expression or equation; wrong patterns equivalent to the answer for these values are left out. */
export function buildExpression(ask: Extract<Ask, { kind: 'expression' }>, filling: Filling): BuiltAsk {
  const { variables, equation, form } = ask;
  const answer = filling.plain(ask.answer);
  const feedbacks = new Feedbacks(filling);
  const patterns = ask.wrong
    .map((entry, index) => feedbacks.pattern(`wrong${index}`, filling.plain(entry.answer), entry))
    .filter((pattern) => !equivalentTexts(pattern.answer, answer, variables, equation));
  return {
    ask: { kind: 'expression', variables, equation, form },
    key: { kind: 'expression', answer, variables, equation, form, patterns },
    solution: `$${expressionTex(answer, variables) ?? answer}$`,
    feedbacks: feedbacks.words,
  };
}
