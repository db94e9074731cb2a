import type { Filling } from '../fill.ts';
import type { BuiltAsk } from '../filledAsk.ts';
import type { Ask } from '../question.ts';
import { Feedbacks } from './feedbackNames.ts';

/**
 * Pairs to find; equal right-hand sides are one entry that several left-hand sides share. A wrong pair whose right-hand
 * side is not among those offered gets an empty id, which no answer meets.
 */
export function buildMatch(ask: Extract<Ask, { kind: 'match' }>, filling: Filling): BuiltAsk {
  const sides = typeof ask.language === 'object' ? ask.language : { left: ask.language, right: ask.language };
  const pairs = ask.pairs.map(({ left, right, wrong }) => ({
    left: filling.text(left, sides.left),
    right: filling.text(right, sides.right),
    wrong,
  }));
  const extra = ask.extra.map((text) => filling.text(text, sides.right));
  const lefts = filling.draw.shuffle(pairs);
  const rights = filling.draw.shuffle([...new Set([...pairs.map((pair) => pair.right), ...extra])]);
  const leftId = (pair: (typeof pairs)[number]) => `l${lefts.indexOf(pair) + 1}`;
  const rightId = (text: string) => (rights.includes(text) ? `r${rights.indexOf(text) + 1}` : '');
  const feedbacks = new Feedbacks(filling);
  const patterns = pairs.flatMap((pair, place) =>
    (pair.wrong ?? []).map((entry, index) => {
      const joined = { left: leftId(pair), right: rightId(filling.text(entry.right, sides.right)) };
      return feedbacks.pattern(`${place}.wrong${index}`, joined, entry);
    }),
  );
  return {
    ask: {
      kind: 'match',
      left: lefts.map((pair) => ({ id: leftId(pair), text: pair.left })),
      right: rights.map((text) => ({ id: rightId(text), text })),
    },
    key: {
      kind: 'match',
      pairs: lefts.map((pair) => ({ left: leftId(pair), right: rightId(pair.right) })),
      patterns,
    },
    solution: pairs.map((pair) => `- ${pair.left} → ${pair.right}`).join('\n'),
    feedbacks: feedbacks.words,
  };
}
