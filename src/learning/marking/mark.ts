import type { Answer } from '../answer.ts';
import { markChoice } from './choice.ts';
import { markCloze } from './cloze.ts';
import type { DecimalMark } from './decimalMark.ts';
import { markExpression } from './expression.ts';
import type { Key, Mark } from './key.ts';
import { markMatch } from './match.ts';
import { markMultiple } from './multiple.ts';
import { markNumber } from './number.ts';
import { markOrder } from './order.ts';
import { markText } from './text.ts';
import { unreadable } from './verdict.ts';

/**
 * Marks an answer against a key: pure, never throws, in bounded time whatever was typed. `decimal` is the decimal mark
 * of the learner's locale; it only decides what is in doubt, such as `1.000`. An answer of another kind than the key's
 * is unreadable.
 */
export function mark(key: Key, answer: Answer, { decimal }: { decimal: DecimalMark }): Mark {
  if (key.kind === 'choice' && answer.kind === 'choice') return markChoice(key, answer.choice);
  if (key.kind === 'multiple' && answer.kind === 'multiple') return markMultiple(key, answer.choices);
  if (key.kind === 'number' && answer.kind === 'number') return markNumber(key, answer.text, decimal);
  if (key.kind === 'text' && answer.kind === 'text') return markText(key, answer.text);
  if (key.kind === 'expression' && answer.kind === 'expression')
    return markExpression(key, answer.text, decimal);
  if (key.kind === 'order' && answer.kind === 'order') return markOrder(key, answer.order);
  if (key.kind === 'match' && answer.kind === 'match') return markMatch(key, answer.pairs);
  if (key.kind === 'cloze' && answer.kind === 'cloze') return markCloze(key, answer.blanks, decimal);
  return unreadable();
}
