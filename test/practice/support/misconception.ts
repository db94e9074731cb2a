import type { Answer } from '../../../src/api/answer.ts';
import { openQuestionOf } from '../../../src/crib.ts';
import type { BlankKey, Key, Pattern } from '../../../src/learning/marking/key.ts';
import { rightAnswer } from '../../../src/learning/marking/rightAnswer.ts';
import type { Practice } from '../../../src/practice/practice.ts';
import type { Seat } from './school.ts';

interface Shown<T> {
  readonly id: string;
  readonly answer: T;
}

/** The first of the patterns that names a misconception. */
function named<T>(patterns: readonly Pattern<T>[]): Shown<T> | null {
  const found = patterns.find(({ misconception }) => misconception !== null);
  return found?.misconception ? { id: found.misconception, answer: found.answer } : null;
}

/** What it shows, with the answer as it is sent. */
function sent<T>(shown: Shown<T> | null, answerOf: (wrong: T) => Answer): Shown<Answer> | null {
  return shown && { id: shown.id, answer: answerOf(shown.answer) };
}

function inBlanks(key: Extract<Key, { kind: 'cloze' }>): Shown<Answer> | null {
  const right = rightAnswer(key);
  const blanks = Object.entries<BlankKey>(key.blanks).map(([name, blank]) => ({
    name,
    shown: named(blank.patterns),
  }));
  const wrong = blanks.find(({ shown }) => shown !== null);
  if (!wrong?.shown || right.kind !== 'cloze') return null;
  const { id, answer } = wrong.shown;
  return { id, answer: { kind: 'cloze', blanks: { ...right.blanks, [wrong.name]: answer } } };
}

function shown(key: Key): Shown<Answer> | null {
  switch (key.kind) {
    case 'choice':
      return sent(named(key.patterns), (choice) => ({ kind: 'choice', choice }));
    case 'multiple':
      return sent(named(key.patterns), (choice) => ({ kind: 'multiple', choices: [choice] }));
    case 'number':
    case 'text':
    case 'expression':
      return sent(named(key.patterns), (text) => ({ kind: key.kind, text }));
    case 'order':
      return sent(named(key.patterns), (order) => ({ kind: 'order', order: [...order] }));
    case 'match':
      return sent(named(key.patterns), (wrong) => ({
        kind: 'match',
        pairs: key.pairs.map((pair) => (pair.left === wrong.left ? wrong : pair)),
      }));
    case 'cloze':
      return inBlanks(key);
  }
}

/**
 * An answer to the open question that shows a misconception its author knows of; null where none is known, or where the
 * question is of another kind than the one asked for.
 */
export async function misconceived(
  practice: Practice,
  seat: Seat,
  kind: Key['kind'] | null = null,
): Promise<Shown<Answer> | null> {
  const known = await openQuestionOf(practice, seat.page.token ?? '');
  if (!known || (kind !== null && known.question.key.kind !== kind)) return null;
  return shown(known.question.key);
}
