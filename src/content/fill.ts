import type { Exact } from '../learning/marking/exact.ts';
import type { Draw } from './draw.ts';
import { evaluate, type Scope } from './expression.ts';
import { type Text, wording } from './text.ts';
import { asNumber, asTruth, valueText } from './value.ts';

const PLACEHOLDER = /\{=([^{}]*)\}/g;

/** Replaces every `{=expression}` by its value. Throws when an expression can't be computed. */
function fillTemplate(template: string, scope: Scope): string {
  if (!template.includes('{=')) return template;
  return template.replace(PLACEHOLDER, (_all, expression: string) => valueText(evaluate(expression, scope)));
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
  /** The reader's wording with values in place, Markdown. */
  text(text: Text): string;
  /** A language-neutral string with values in place. */
  plain(template: string): string;
  number(expression: string): Exact;
  truth(expression: string): boolean;
}

/** Binds drawn values, language and chance together. */
export function filling(
  scope: Scope,
  { language, packLanguage }: { language: string; packLanguage: string },
  draw: Draw,
  step: number,
): Filling {
  return {
    step,
    language,
    draw,
    text: (text) => fillTemplate(wording(text, language, packLanguage), scope),
    plain: (template) => fillTemplate(template, scope),
    number: (expression) => asNumber(evaluate(expression, scope)),
    truth: (expression) => asTruth(evaluate(expression, scope)),
  };
}
