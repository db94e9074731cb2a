import type { Answer } from '../../learning/answer.ts';
import { expressionText } from '../../learning/marking/algebra/print.ts';
import type { Key } from '../../learning/marking/key.ts';
import { rightAnswer } from '../../learning/marking/rightAnswer.ts';

/** Right answers by a key, each as a learner would send it: every accepted wording of a short text. */
export function ownAnswers(key: Key): Answer[] {
  if (key.kind === 'text') return key.accept.map((text) => ({ kind: 'text', text }));
  if (key.kind !== 'expression') return [rightAnswer(key)];
  return [{ kind: 'expression', text: expressionText(key.answer, key.variables) ?? key.answer }];
}
