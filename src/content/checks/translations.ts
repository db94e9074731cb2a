import { type Problem, problem, warning } from './report.ts';
import type { PlacedText } from './texts.ts';

/** Whether a text has words of a language in it, outside maths, values, blanks and figure addresses. */
function hasWords(text: string): boolean {
  const bare = text
    .replace(/\$[^$]*\$/g, ' ')
    .replace(/\{[=#][^{}]*\}/g, ' ')
    .replace(/\]\(figure:[^)]*\)/g, ' ');
  return /\p{L}{3,}/u.test(bare);
}

/** Texts that lack a language the pack promises, and prose that is not translated at all. */
export function findTranslations(texts: readonly PlacedText[], languages: readonly string[]): Problem[] {
  return texts.flatMap(({ path, text, prose }) => {
    if (typeof text === 'string') {
      return prose && languages.length > 1 && hasWords(text)
        ? [
            warning(
              path,
              'the text is not translated',
              `write it as { ${languages.map((l) => `${l}: …`).join(', ')} }`,
            ),
          ]
        : [];
    }
    const missing = languages.filter((language) => !Object.hasOwn(text, language));
    if (missing.length === 0) return [];
    return [
      problem(path, `the text has no ${missing.join(', ')}`, `add the wording in ${missing.join(', ')}`),
    ];
  });
}
