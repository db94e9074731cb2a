import type { Answer } from '../answer.ts';
import { type Exact, exact } from './exact.ts';
import type { BlankKey, Key } from './key.ts';
import { decimalsNeeded, decimalText, plainMixed } from './plainNumber.ts';

type NumberKey = Extract<Key, { kind: 'number' }>;

/** Decimals of a number that has no end: a key with such an answer has a tolerance far wider than this. */
const ENDLESS = 12;

function blankText(key: BlankKey): string {
  if (key.kind === 'choice') return key.correct;
  return key.kind === 'number' ? key.answer : (key.accept[0] ?? '');
}

/** An answer that gets full credit, as a learner would give it. */
export function rightAnswer(key: Key): Answer {
  switch (key.kind) {
    case 'choice':
      return { kind: 'choice', choice: key.correct };
    case 'multiple':
      return { kind: 'multiple', choices: key.correct };
    case 'number':
      return { kind: 'number', text: numberText(key) };
    case 'text':
      return { kind: 'text', text: key.accept[0] ?? '' };
    case 'expression':
      return { kind: 'expression', text: key.answer };
    case 'order':
      return { kind: 'order', order: key.order };
    case 'match':
      return { kind: 'match', pairs: key.pairs };
    case 'cloze': {
      const blanks = Object.entries(key.blanks).map(([name, blank]) => [name, blankText(blank)]);
      return { kind: 'cloze', blanks: Object.fromEntries(blanks) };
    }
  }
}

/** The number in the form and unit asked for. */
function numberText(key: NumberKey): string {
  const value = exact(key.answer);
  if (key.unit === '%') return `${decimal(value)} %`;
  return `${inForm(value, key)}${key.unit === null ? '' : ` ${key.unit}`}`;
}

function inForm(value: Exact, { answer, form, tolerance }: NumberKey): string {
  if (form === 'decimal' || (form === 'any' && tolerance > 0)) return decimal(value);
  if (form === 'percent') return `${decimal(value.mul(100))} %`;
  return form === 'mixed' ? plainMixed(value) : answer;
}

function decimal(value: Exact): string {
  return decimalText(value, decimalsNeeded(value, ENDLESS) ?? ENDLESS);
}
