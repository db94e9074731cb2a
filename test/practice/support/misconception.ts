import type { Answer } from '../../../src/api/answer.ts';
import { openQuestionOf } from '../../../src/crib.ts';
import type { Key } from '../../../src/learning/marking/key.ts';
import type { Practice } from '../../../src/practice/practice.ts';
import type { Seat } from './school.ts';

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
export async function misconceived(
  practice: Practice,
  seat: Seat,
): Promise<{ id: string; answer: Answer } | null> {
  const known = await openQuestionOf(practice, seat.page.token ?? '');
  return known && shown(known.question.key);
}
