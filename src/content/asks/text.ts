import type { Filling } from '../fill.ts';
import type { BuiltAsk } from '../filledAsk.ts';
import { inLanguage } from '../languageMark.ts';
import type { Ask } from '../question.ts';
import { Feedbacks } from './feedbackNames.ts';

/** A word or short phrase out of a list of accepted ones; the first is the one shown as the solution. */
export function buildText(ask: Extract<Ask, { kind: 'text' }>, filling: Filling): BuiltAsk {
  const accept = [...new Set(ask.accept.map((entry) => filling.plain(entry)))];
  const feedbacks = new Feedbacks(filling);
  const patterns = ask.wrong
    .map((entry, index) => feedbacks.pattern(`wrong${index}`, filling.plain(entry.answer), entry))
    .filter((pattern) => !accept.includes(pattern.answer));
  return {
    ask: { kind: 'text', language: ask.language ?? null },
    key: { kind: 'text', accept, case: ask.case, accents: ask.accents, patterns },
    solution: inLanguage(accept[0] ?? '', ask.language),
    feedbacks: feedbacks.words,
  };
}
