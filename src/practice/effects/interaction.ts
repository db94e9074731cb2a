import type { FilledAsk, FilledOption } from '../../content/filledAsk.ts';
import { plainText } from '../../content/markdown.ts';
import type { InstanceQuestion } from '../../content/template.ts';
import { wordsLanguage } from '../../content/wordsLanguage.ts';
import { exact } from '../../learning/marking/exact.ts';
import type { Key } from '../../learning/marking/key.ts';
import { decimalsNeeded, decimalText } from '../../learning/marking/plainNumber.ts';
import { rightAnswer } from '../../learning/marking/rightAnswer.ts';
import type { Component, Definition, LanguageMap } from '../../xapi/statement.ts';
import { TYPES } from '../../xapi/vocabulary/iris.ts';
import { responseText } from './response.ts';

/** A question as it was asked. */
export interface Asked {
  readonly question: Pick<InstanceQuestion, 'prompt' | 'ask' | 'key'>;
  /** Language of its words, and of those in italics; null where that is the same. */
  readonly language: string;
  readonly italics: string | null;
}

type Spoken = Pick<Asked, 'language' | 'italics'>;
type NumberKey = Extract<Key, { kind: 'number' }>;

/** Decimals a number may have to be told as one; 1/3 has no end and is told as text. */
const DECIMALS = 12;
/** Characters of a prompt that name a question. */
const LONGEST_NAME = 250;

/** The correct numbers as `min[:]max`, or the one; null where the answer is no decimal number (a fraction, a unit). */
function numberPattern({ answer, tolerance, unit, form }: NumberKey): string | null {
  if (unit !== null || !['any', 'integer', 'decimal'].includes(form)) return null;
  const value = exact(answer);
  if (tolerance === 0) {
    const digits = decimalsNeeded(value, DECIMALS);
    return digits === null ? null : decimalText(value, digits);
  }
  const [least, most] = [value.sub(tolerance), value.add(tolerance)];
  return `${decimalText(least, DECIMALS)}[:]${decimalText(most, DECIMALS)}`;
}

/** A question's type and the patterns of its right responses (IEEE 9274.1.1, 4.2.7.1; SCORM 2004 RTE 4.1.1.6). */
function patternOf(key: Key): { readonly type: string; readonly patterns: readonly string[] } {
  const one = responseText(rightAnswer(key));
  switch (key.kind) {
    case 'choice':
    case 'multiple':
      return { type: 'choice', patterns: [one] };
    case 'order':
      return { type: 'sequencing', patterns: [one] };
    case 'match':
      return { type: 'matching', patterns: [one] };
    case 'cloze':
      return { type: 'long-fill-in', patterns: [one] };
    case 'expression':
      return { type: 'fill-in', patterns: [one] };
    case 'text': {
      const prefix = key.case === 'strict' ? '{case_matters=true}' : '';
      return { type: 'fill-in', patterns: key.accept.map((text) => `${prefix}${text}`) };
    }
    case 'number': {
      const numbers = numberPattern(key);
      return numbers === null
        ? { type: 'fill-in', patterns: [one] }
        : { type: 'numeric', patterns: [numbers] };
    }
  }
}

/** A text under the language its words are in, which may be marked as another than that of the question. */
function words(markdown: string, spoken: Spoken): LanguageMap {
  return { [wordsLanguage(markdown, spoken)]: plainText(markdown, spoken.language) };
}

function components(options: readonly FilledOption[], spoken: Spoken): Component[] {
  return options.map(({ id, text }) => ({ id, description: words(text, spoken) }));
}

function componentsOf(ask: FilledAsk, spoken: Spoken): Partial<Definition> {
  switch (ask.kind) {
    case 'choice':
    case 'multiple':
      return { choices: components(ask.options, spoken) };
    case 'order':
      return { choices: components(ask.entries, spoken) };
    case 'match':
      return { source: components(ask.left, spoken), target: components(ask.right, spoken) };
    default:
      return {};
  }
}

function nameOf(prompt: string, { language }: Spoken): Partial<Definition> {
  const name = plainText(prompt, language).replace(/\s+/g, ' ').trim();
  return name === '' ? {} : { name: { [language]: name.slice(0, LONGEST_NAME) } };
}

/**
 * A question as statements define it. While it can still be answered the pattern of the right response is left out:
 * learners may read their own statements.
 */
export function interactionDefinition({ question, ...spoken }: Asked, over: boolean): Definition {
  const { type, patterns } = patternOf(question.key);
  return {
    type: TYPES.interaction,
    ...nameOf(question.prompt, spoken),
    interactionType: type,
    ...(over ? { correctResponsesPattern: patterns } : {}),
    ...componentsOf(question.ask, spoken),
  };
}
