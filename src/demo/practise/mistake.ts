import type { Answer } from '../../api/answer.ts';
import type { WrongIdea } from './character.ts';
import { readable } from './htmlForm.ts';
import type { Ask, Serving } from './seenTurn.ts';

type Random = () => number;

function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[Math.floor(random() * from.length)];
}

function shuffled<T>(from: readonly T[], random: Random): T[] {
  return from
    .map((value) => ({ value, at: random() }))
    .sort((one, two) => one.at - two.at)
    .map(({ value }) => value);
}

const NUMBER = /\d+(?:[.,]\d+)?/g;
/** A fraction as MathML has it, when top and bottom are whole numbers. */
const FRACTION = /<mfrac>\s*<mn>(\d+)<\/mn>\s*<mn>(\d+)<\/mn>\s*<\/mfrac>/g;

/** 1/2 + 1/3 = 2/5: tops and bottoms added apart, the best documented error with fractions. */
function addTopsAndBottoms(prompt: string): string | null {
  const [one, two] = [...prompt.matchAll(FRACTION)].map(
    (found) => [Number(found[1]), Number(found[2])] as const,
  );
  return one && two ? `${one[0] + two[0]}/${one[1] + two[1]}` : null;
}

function dropSign(right: string | null): string | null {
  if (right === null || !/^-?\d/.test(right)) return null;
  return right.startsWith('-') ? right.slice(1) : `-${right}`;
}

function numbersOf(prompt: string): number[] {
  return [...readable(prompt).matchAll(NUMBER)].map(([text]) => Number(text.replace(',', '.')));
}

/** A number somebody might write who does not know: by the wrong idea, or from the numbers in sight. */
function wrongNumber(prompt: string, right: string | null, idea: WrongIdea, random: Random): string {
  const numbers = numbersOf(prompt);
  const sum = numbers.length > 1 ? String(numbers.reduce((one, two) => one + two, 0)) : null;
  const byIdea = {
    addsTopsAndBottoms: () => addTopsAndBottoms(prompt),
    dropsSign: () => dropSign(right),
    addsEverything: () => sum,
    none: () => null,
  }[idea]();
  const [a = 1, b = 2] = numbers;
  const guess = pick([a + b, a - b, a * b, a, b + 1], random) ?? a;
  return byIdea ?? String(Math.round(guess * 100) / 100);
}

function wrongText(prompt: string, right: string | null, random: Random): string {
  if (right !== null && right.length > 3)
    return right.slice(0, -1) + (pick(['o', 'e', 's', 'n'], random) ?? 'o');
  return pick(readable(prompt).match(/\p{L}{3,}/gu) ?? [], random) ?? 'no idea';
}

function wrongBlanks(
  ask: Extract<Ask, { kind: 'cloze' }>,
  prompt: string,
  idea: WrongIdea,
  random: Random,
): Record<string, string> {
  const blanks: Record<string, string> = {};
  for (const part of ask.parts) {
    if (!('blank' in part)) continue;
    if (part.input === 'choice') blanks[part.blank] = pick(part.choices, random)?.id ?? '';
    else if (part.input === 'number') blanks[part.blank] = wrongNumber(prompt, null, idea, random);
    else blanks[part.blank] = wrongText(prompt, null, random);
  }
  return blanks;
}

const textOf = (right: Answer | null): string | null => (right && 'text' in right ? right.text : null);

/**
 * What a student answers who does not know: a guess without bias between options, otherwise something plausible, by the
 * student's own wrong idea where it applies. It may be right by luck. `right` is the right answer if the crib has it.
 */
export function mistake(
  { question: { ask, prompt } }: Pick<Serving, 'question'>,
  right: Answer | null,
  idea: WrongIdea,
  random: Random,
): Answer {
  switch (ask.kind) {
    case 'choice':
      return { kind: 'choice', choice: pick(ask.options, random)?.id ?? '' };
    case 'multiple':
      return { kind: 'multiple', choices: ask.options.filter(() => random() < 0.5).map(({ id }) => id) };
    case 'number':
      return { kind: 'number', text: wrongNumber(prompt, textOf(right), idea, random) };
    case 'text':
      return { kind: 'text', text: wrongText(prompt, textOf(right), random) };
    case 'expression':
      return { kind: 'expression', text: wrongExpression(ask.variables, textOf(right), random) };
    case 'order':
      return { kind: 'order', order: shuffled(ask.entries, random).map(({ id }) => id) };
    case 'match': {
      const rights = shuffled(ask.right, random);
      const pairs = ask.left.flatMap((left, index) => {
        const other = rights[index % rights.length];
        return other ? [{ left: left.id, right: other.id }] : [];
      });
      return { kind: 'match', pairs };
    }
    case 'cloze':
      return { kind: 'cloze', blanks: wrongBlanks(ask, prompt, idea, random) };
  }
}

/** The first sign turned round, or a small term of the first variable. */
function wrongExpression(variables: readonly string[], right: string | null, random: Random): string {
  if (right !== null && /[+-]/.test(right))
    return right.replace(/[+-]/, (sign) => (sign === '+' ? '-' : '+'));
  return `${1 + Math.floor(random() * 6)}${variables[0] ?? ''}`;
}
