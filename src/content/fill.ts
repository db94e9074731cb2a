import type { Exact } from '../learning/marking/exact.ts';
import type { Draw } from './draw.ts';
import { evaluate, type Scope } from './expression.ts';
import { inLanguage } from './languageMark.ts';
import { type Text, wording } from './text.ts';
import { asNumber, asTruth, valueText } from './value.ts';

const PLACEHOLDER = /\{=([^{}]*)\}/g;

/** Signs of maths and code, those that a backslash makes letters, and placeholders. */
const PIECE = /\\[\\$`]|\$\$?|`+|\{=([^{}]*)\}/g;

/** Replaces every `{=expression}` by its value. Throws when an expression can't be computed. */
function fillTemplate(template: string, scope: Scope): string {
  if (!template.includes('{=')) return template;
  return template.replace(PLACEHOLDER, (_all, expression: string) => valueText(evaluate(expression, scope)));
}

/** The sign that closes the maths or code a text is in after one more sign of them; empty outside both. */
function closingAfter(sign: string, open: string): string {
  if (sign.startsWith('\\')) return open;
  if (open === '') return sign;
  return sign === open ? '' : open;
}

/** The same for a text in Markdown: a value whose language is known is marked with it, outside maths and code. */
function fillMarked(template: string, scope: Scope, languageOf: LanguageOf): string {
  if (!template.includes('{=')) return template;
  let closing = '';
  return template.replace(PIECE, (sign: string, expression: string | undefined) => {
    if (expression === undefined) {
      closing = closingAfter(sign, closing);
      return sign;
    }
    const value = evaluate(expression, scope);
    const isWords = typeof value === 'string' && value !== '' && closing === '';
    return inLanguage(valueText(value), isWords ? languageOf(expression.trim()) : undefined);
  });
}

/** The expressions that stand in a template. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** Everything a question needs to be written out for one seed and language. */
export interface Filling {
  /** Position of the question among its item's steps. */
  readonly step: number;
  readonly language: string;
  readonly draw: Draw;
  /** The reader's wording with values in place, Markdown; marked as being in a language where one is given. */
  text(text: Text, language?: string): string;
  /** A language-neutral string with values in place. */
  plain(template: string): string;
  number(expression: string): Exact;
  truth(expression: string): boolean;
}

/** The language of the value of this name, where the pack says one. */
export type LanguageOf = (name: string) => string | undefined;

/** The languages a question is written out in. */
export interface FillingLanguages {
  readonly language: string;
  readonly packLanguage: string;
  readonly languageOf: LanguageOf;
}

/** Binds drawn values, languages and chance together. */
export function filling(
  scope: Scope,
  { language, packLanguage, languageOf }: FillingLanguages,
  draw: Draw,
  step: number,
): Filling {
  return {
    step,
    language,
    draw,
    text: (text, own) =>
      inLanguage(fillMarked(wording(text, language, packLanguage), scope, languageOf), own),
    plain: (template) => fillTemplate(template, scope),
    number: (expression) => asNumber(evaluate(expression, scope)),
    truth: (expression) => asTruth(evaluate(expression, scope)),
  };
}
