import type { Answer } from '../answer.ts';
import type { BlankKey, Key } from './key.ts';

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
function numberText(key: Extract<Key, { kind: 'number' }>): string {
  return `${inForm(key.answer, key.form)}${key.unit === null ? '' : ` ${key.unit}`}`;
}

function inForm(answer: string, form: string): string {
  const [top = 0, bottom = 1] = answer.split('/').map(Number);
  if (form === 'decimal') return String(top / bottom);
  if (form === 'percent') return `${(top / bottom) * 100} %`;
  if (form !== 'mixed' || bottom === 1 || Math.abs(top) < bottom) return answer;
  const whole = Math.trunc(top / bottom);
  return `${whole} ${Math.abs(top - whole * bottom)}/${bottom}`;
}
