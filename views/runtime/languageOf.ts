import type { Html } from '../../src/api/question.ts';
import { spoken } from './spoken.ts';

/** The language all words of a piece of HTML are in, for places that take words only; `lang` where they are in several. */
export function languageOf(html: Html, lang: string): string {
  const [first, ...others] = spoken(html, lang);
  return first && others.length === 0 ? first.lang : lang;
}
