import type { AskKind, AskProps } from './ask.ts';

/** What every input gets in its examples, all but the question and the answer. */
export function sampleProps<K extends AskKind>(
  name: string,
  over: Partial<AskProps<K>> = {},
): Omit<AskProps<K>, 'ask' | 'answer'> {
  return {
    onChange: () => undefined,
    over: false,
    parts: {},
    name,
    labelledBy: `${name}-prompt`,
    describedBy: undefined,
    lang: 'en',
    invalid: false,
    ...over,
  };
}

/** A fraction as the tool writes it. */
export const HALF = '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>';

/** Entries of a list to choose from. */
export const OPTIONS = [
  { id: 'a', html: HALF },
  { id: 'b', html: '0.5 of the whole' },
  { id: 'c', html: '2' },
];
