import type { Draw } from '../draw.ts';
import type { Filling } from '../fill.ts';
import type { BuiltAsk } from '../filledAsk.ts';
import type { Ask } from '../question.ts';
import { Feedbacks } from './feedbackNames.ts';

/** Shuffled so that the right order is never the one shown first. */
function disorder<T>(entries: readonly T[], draw: Draw): T[] {
  const shuffled = draw.shuffle(entries);
  return shuffled.every((entry, index) => entry === entries[index]) ? shuffled.reverse() : shuffled;
}

/** Entries to put in order; ids follow the order shown. */
export function buildOrder(ask: Extract<Ask, { kind: 'order' }>, filling: Filling): BuiltAsk {
  const authored = ask.entries.map((entry) => ({ text: filling.text(entry.text, ask.language) }));
  const entries = disorder(authored, filling.draw);
  const id = new Map(entries.map((entry, index) => [entry, `e${index + 1}`]));
  const order = authored.map((entry) => id.get(entry) ?? '');
  const feedbacks = new Feedbacks(filling);
  const patterns = (ask.wrong ?? []).map((entry, index) => {
    const places = entry.order.map((place) => order[place - 1] ?? '');
    return feedbacks.pattern(`wrong${index}`, places, entry);
  });
  return {
    ask: { kind: 'order', entries: entries.map((entry) => ({ id: id.get(entry) ?? '', text: entry.text })) },
    key: { kind: 'order', order, patterns },
    solution: authored.map((entry, index) => `${index + 1}. ${entry.text}`).join('\n'),
    feedbacks: feedbacks.words,
  };
}
