import { z } from 'zod';
import { languageTag } from './languageTag.ts';

/** BCP 47 language tag, as written in packs: `en`, `es`, `pt-BR`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en or pt-BR')
  .refine((tag) => languageTag(tag) !== null, 'a language tag such as en or pt-BR');

/**
 * Text an author writes: one string (the pack's language) or one string per language. Markdown, with `$…$` for maths
 * (TeX), `{=expression}` for template values, `[el perro]{lang=es}` for a passage in another language, and
 * `![description](figure:kind?…)` for drawn figures.
 */
export const Text = z.union([
  z.string().min(1).max(8_000),
  z.record(LanguageTag, z.string().min(1).max(8_000)),
]);
/** A text, read. */
export type Text = z.infer<typeof Text>;

/** The wording for a reader: exact language, then its base language, then the pack's, then whatever there is. */
export function wording(text: Text, language: string, packLanguage: string): string {
  if (typeof text === 'string') return text;
  const base = language.split('-')[0] ?? language;
  return text[language] ?? text[base] ?? text[packLanguage] ?? Object.values(text)[0] ?? '';
}
