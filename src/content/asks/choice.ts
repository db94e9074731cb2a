import type { Filling } from '../fill.ts';
import type { BuiltAsk, FilledOption } from '../filledAsk.ts';
import type { Ask } from '../question.ts';
import { Feedbacks, isDiagnosed } from './feedbackNames.ts';

type Choice = Extract<Ask, { kind: 'choice' | 'multiple' }>;
type Authored = Choice['options'][number];

interface Placed extends FilledOption {
  readonly from: Authored;
}

/** Options in the order shown; ids are given after shuffling, so they say nothing about the authored order. */
function place(ask: Choice, filling: Filling): Placed[] {
  const order = ask.shuffle ? filling.draw.shuffle(ask.options) : ask.options;
  return order.map((from, index) => ({
    id: `o${index + 1}`,
    text: filling.text(from.text, ask.language),
    from,
  }));
}

function shown(options: readonly Placed[]): FilledOption[] {
  return options.map(({ id, text }) => ({ id, text }));
}

/** Single choice: exactly one option is right. */
export function buildChoice(ask: Extract<Ask, { kind: 'choice' }>, filling: Filling): BuiltAsk {
  const options = place(ask, filling);
  const right = options.find((option) => option.from.correct);
  const feedbacks = new Feedbacks(filling);
  const patterns = options
    .filter(({ from }) => isDiagnosed(from))
    .map(({ id, from }) => feedbacks.pattern(id, id, from));
  return {
    ask: { kind: 'choice', options: shown(options) },
    key: { kind: 'choice', correct: right?.id ?? '', patterns },
    solution: right?.text ?? '',
    feedbacks: feedbacks.words,
  };
}

/** Multiple choice: every right option and no other. */
export function buildMultiple(ask: Extract<Ask, { kind: 'multiple' }>, filling: Filling): BuiltAsk {
  const options = place(ask, filling);
  const right = options.filter((option) => option.from.correct);
  const feedbacks = new Feedbacks(filling);
  const patterns = options
    .filter(({ from }) => !from.correct && isDiagnosed(from))
    .map(({ id, from }) => feedbacks.pattern(id, id, from));
  return {
    ask: { kind: 'multiple', options: shown(options) },
    key: {
      kind: 'multiple',
      correct: right.map((option) => option.id),
      options: options.map((option) => option.id),
      patterns,
    },
    solution: right.map((option) => `- ${option.text}`).join('\n'),
    feedbacks: feedbacks.words,
  };
}
