import type { Filling } from '../fill.ts';
import type { BuiltAsk } from '../filledAsk.ts';
import type { Ask } from '../question.ts';
import { truthWords } from '../truthWords.ts';
import { Feedbacks } from './feedbackNames.ts';

/** True or false: a choice of two, always in this order, so that only the key knows which is right. */
export function buildTrueFalse(ask: Extract<Ask, { kind: 'truefalse' }>, filling: Filling): BuiltAsk {
  const isTrue = typeof ask.answer === 'boolean' ? ask.answer : filling.truth(ask.answer);
  const words = truthWords(filling.language);
  const feedbacks = new Feedbacks(filling);
  const pattern = feedbacks.pattern('wrong', isTrue ? 'o2' : 'o1', ask);
  return {
    ask: {
      kind: 'choice',
      options: [
        { id: 'o1', text: words.true },
        { id: 'o2', text: words.false },
      ],
    },
    key: { kind: 'choice', correct: isTrue ? 'o1' : 'o2', patterns: [pattern] },
    solution: isTrue ? words.true : words.false,
    feedbacks: feedbacks.words,
  };
}
