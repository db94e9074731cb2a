import type { Filling } from '../fill.ts';
import type { BuiltAsk } from '../filledAsk.ts';
import type { Ask } from '../question.ts';

/** Pairs to find; equal right-hand sides are one entry that several left-hand sides share. */
export function buildMatch(ask: Extract<Ask, { kind: 'match' }>, filling: Filling): BuiltAsk {
  const pairs = ask.pairs.map((pair) => ({ left: filling.text(pair.left), right: filling.text(pair.right) }));
  const extra = ask.extra.map((text) => filling.text(text));
  const lefts = filling.draw.shuffle(pairs);
  const rights = filling.draw.shuffle([...new Set([...pairs.map((pair) => pair.right), ...extra])]);
  return {
    ask: {
      kind: 'match',
      left: lefts.map((pair, index) => ({ id: `l${index + 1}`, text: pair.left })),
      right: rights.map((text, index) => ({ id: `r${index + 1}`, text })),
    },
    key: {
      kind: 'match',
      pairs: lefts.map((pair, index) => ({
        left: `l${index + 1}`,
        right: `r${rights.indexOf(pair.right) + 1}`,
      })),
    },
    solution: pairs.map((pair) => `- ${pair.left} → ${pair.right}`).join('\n'),
    feedbacks: new Map(),
  };
}
