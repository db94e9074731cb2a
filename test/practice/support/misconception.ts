import type { Answer } from '../../../src/api/answer.ts';
import type { Turn } from '../../../src/api/turn.ts';
import type { Key } from '../../../src/learning/marking/key.ts';
import type { Practice } from '../../../src/practice/practice.ts';

function shown(key: Key): { id: string; answer: Answer } | null {
  switch (key.kind) {
    case 'choice': {
      const found = key.patterns.find(({ misconception }) => misconception !== null);
      return found?.misconception
        ? { id: found.misconception, answer: { kind: 'choice', choice: found.answer } }
        : null;
    }
    case 'number':
    case 'text':
    case 'expression': {
      const found = key.patterns.find(({ misconception }) => misconception !== null);
      return found?.misconception
        ? { id: found.misconception, answer: { kind: key.kind, text: found.answer } }
        : null;
    }
    default:
      return null;
  }
}

/** An answer to the open question that shows a misconception its author knows of; null where none is known. */
export function misconceived(practice: Practice, turn: Turn): { id: string; answer: Answer } | null {
  const { serving } = turn;
  const index = practice.packs.all().find(({ itemById }) => serving && itemById.has(serving.item));
  if (!serving || !index) return null;
  const question = index.instance(serving.item, serving.seed, 'en').questions[serving.step];
  return question ? shown(question.key) : null;
}
