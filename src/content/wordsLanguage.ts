import type { Instance } from './instance.ts';
import { tokensOf } from './markdown.ts';
import { optionText } from './shownAnswer.ts';

/** Tokens that hold words, or what is read like words. */
function holdsWords(type: string, content: string): boolean {
  return (type === 'text' || type === 'code_inline') && /\p{L}/u.test(content);
}

/**
 * The language of a text for places that take one for all of its words: that which all of them are marked to be in, else
 * that of the text. Maths and numbers are in any language.
 */
export function wordsLanguage(
  markdown: string,
  { language, italics }: Pick<Instance, 'language' | 'italics'>,
): string {
  const open: string[] = [];
  const found = new Set<string>();
  for (const token of tokensOf(markdown, language, italics)) {
    const around = open.at(-1) ?? language;
    if (token.type === 'language_open' || token.type === 'em_open')
      open.push(String(token.attrGet('lang') ?? around));
    else if (token.type === 'language_close' || token.type === 'em_close') open.pop();
    else if (holdsWords(token.type, token.content)) found.add(around);
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? language : only;
}

/** The language of a wrong answer to a question, given as it was typed or by the words of the option. */
export function responseLanguage(instance: Instance, step: number, response: string): string {
  const ask = instance.questions[step]?.ask;
  if (ask?.kind === 'text') return ask.language ?? instance.language;
  if (ask?.kind !== 'choice') return instance.language;
  const languages = ask.options.map(({ text }) => wordsLanguage(text, instance));
  const chosen = ask.options.findIndex(({ id }) => optionText(instance, step, id) === response);
  // Another seed draws other words, which are in the language of these where these are all in one.
  const shared = new Set(languages).size === 1 ? languages[0] : undefined;
  return languages[chosen] ?? shared ?? instance.language;
}
