import type { Key, Mark } from '../../../src/learning/marking/key.ts';
import { mark } from '../../../src/learning/marking/mark.ts';

type Of<K extends Key['kind']> = Extract<Key, { kind: K }>;

/** Marks a typed number as a reader of English or Spanish gives it. */
export function number(
  changes: Partial<Of<'number'>> & { answer: string },
  text: string,
  decimal: '.' | ',' = '.',
): Mark {
  const key: Key = { kind: 'number', tolerance: 0, unit: null, form: 'any', patterns: [], ...changes };
  return mark(key, { kind: 'number', text }, { decimal });
}

export function words(changes: Partial<Of<'text'>> & { accept: readonly string[] }, text: string): Mark {
  const key: Key = { kind: 'text', case: 'ignore', accents: 'lenient', patterns: [], ...changes };
  return mark(key, { kind: 'text', text }, { decimal: '.' });
}

export function expression(
  changes: Partial<Of<'expression'>> & { answer: string },
  text: string,
  decimal: '.' | ',' = '.',
): Mark {
  const key: Key = {
    kind: 'expression',
    variables: ['x', 'y'],
    equation: false,
    form: 'equivalent',
    patterns: [],
    ...changes,
  };
  return mark(key, { kind: 'expression', text }, { decimal });
}

/** `right`, `wrong`, or the note that says why it is neither simply. */
export function verdict({ correct, note }: Mark): string {
  if (note !== null) return correct ? `right:${note}` : note;
  return correct ? 'right' : 'wrong';
}
