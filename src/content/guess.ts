import type { Ask } from './question.ts';

/** Chance of hitting a typed answer blindly. */
const TYPED = 0.01;
/** No question is so open that nobody ever guesses it. */
const LEAST = 0.001;

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

function clozeGuess(ask: Extract<Ask, { kind: 'cloze' }>): number {
  return Object.values(ask.blanks).reduce(
    (chance, blank) => chance * ('choices' in blank ? 1 / blank.choices.length : TYPED),
    1,
  );
}

/** Chance, 0 to 1, of full credit for somebody who knows nothing and answers at random. */
export function guessChance(ask: Ask): number {
  switch (ask.kind) {
    case 'choice':
      return 1 / ask.options.length;
    case 'multiple':
      return 1 / (2 ** ask.options.length - 1);
    case 'truefalse':
      return 0.5;
    case 'order':
      return Math.max(LEAST, 1 / factorial(ask.entries.length));
    case 'match':
      return Math.max(LEAST, 1 / factorial(ask.pairs.length + ask.extra.length));
    case 'cloze':
      return Math.max(LEAST, clozeGuess(ask));
    case 'number':
    case 'text':
    case 'expression':
      return TYPED;
  }
}
