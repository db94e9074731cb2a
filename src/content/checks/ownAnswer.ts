import type { Answer } from '../../learning/answer.ts';
import { expressionText } from '../../learning/marking/algebra/print.ts';
import { type Exact, exact, exactText } from '../../learning/marking/exact.ts';
import type { BlankKey, Key, NumberForm } from '../../learning/marking/key.ts';
import { decimalsNeeded, decimalText, plainMixed } from '../tex.ts';

function decimal(value: Exact): string {
  return decimalText(value, decimalsNeeded(value, 12) ?? 6);
}

/** A number as a learner would write it in the form asked for. */
function numberAnswer(value: Exact, form: NumberForm): string {
  if (form === 'decimal') return decimal(value);
  if (form === 'percent') return `${decimal(value.mul(exact(100)))}%`;
  return form === 'mixed' ? plainMixed(value) : exactText(value);
}

function blankAnswer(blank: BlankKey): string {
  if (blank.kind === 'choice') return blank.correct;
  return blank.kind === 'number' ? blank.answer : (blank.accept[0] ?? '');
}

/** Right answers by a key, each as a learner would send it: every accepted wording of a short text. */
export function ownAnswers(key: Key): Answer[] {
  switch (key.kind) {
    case 'choice':
      return [{ kind: 'choice', choice: key.correct }];
    case 'multiple':
      return [{ kind: 'multiple', choices: key.correct }];
    case 'number': {
      const number = numberAnswer(exact(key.answer), key.form);
      const unit = key.unit === null || key.unit === '%' ? '' : ` ${key.unit}`;
      return [{ kind: 'number', text: `${number}${unit}` }];
    }
    case 'text':
      return key.accept.map((text) => ({ kind: 'text', text }));
    case 'expression':
      return [{ kind: 'expression', text: expressionText(key.answer, key.variables) ?? key.answer }];
    case 'order':
      return [{ kind: 'order', order: key.order }];
    case 'match':
      return [{ kind: 'match', pairs: key.pairs }];
    case 'cloze': {
      const blanks = Object.entries(key.blanks).map(([name, blank]) => [name, blankAnswer(blank)]);
      return [{ kind: 'cloze', blanks: Object.fromEntries(blanks) }];
    }
  }
}
