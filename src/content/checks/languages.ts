import { withoutMarks } from '../languageMark.ts';
import { isKnownLanguage } from '../languageTag.ts';
import type { Pack } from '../pack.ts';
import { type Problem, problem, warning } from './report.ts';

/** A tag that is well-formed but of a language nobody may know: `sp` for `es`. */
export function unknownLanguage(path: string, tag: string | null): Problem[] {
  return tag === null || isKnownLanguage(tag)
    ? []
    : [
        warning(
          path,
          `no language is known by the tag ${tag}`,
          'correct the tag, unless the language is a rare one',
        ),
      ];
}

function ownLanguage(pack: Pack): Problem[] {
  const message = `the pack's own language ${pack.language} is not listed`;
  return pack.languages.includes(pack.language)
    ? []
    : [problem('languages', message, `add ${pack.language}`)];
}

/** Values that no fact has, and those that are said to be in two languages. */
function misnamed(pack: Pack): Problem[] {
  const named = Object.entries(pack.valueLanguages ?? {});
  const known = new Set(pack.facts.flatMap(({ values }) => Object.keys(values)));
  return named.flatMap(([tag, values], index) =>
    values.flatMap((name) => {
      const path = `valueLanguages.${tag}`;
      const before = named.slice(0, index).find(([, others]) => others.includes(name))?.[0];
      if (!known.has(name))
        return [problem(path, `no fact has a value ${name}`, 'correct the name or take it out')];
      return before === undefined
        ? []
        : [problem(path, `the value ${name} is in ${before} as well`, 'name it under one language')];
    }),
  );
}

/** What a pack says wrongly about languages: its own, that of italics, those of its facts' values. */
export function findLanguages(pack: Pack): Problem[] {
  return [
    ...ownLanguage(pack),
    ...unknownLanguage('italics', pack.italics ?? null),
    ...Object.keys(pack.valueLanguages ?? {}).flatMap((tag) => unknownLanguage(`valueLanguages.${tag}`, tag)),
    ...misnamed(pack),
  ];
}

/** Names and descriptions, which are shown as they are written. */
const PLAIN = /(^|\.)(title|description|group)$/;

/** Marks of languages in plain words, where they would be read out. */
export function findMarkedWords(
  wordings: readonly { readonly path: string; readonly words: string }[],
): Problem[] {
  const remedy = 'take the mark out: what is marked goes into a text with markup, such as an explanation';
  return wordings
    .filter(({ path, words }) => PLAIN.test(path) && withoutMarks(words) !== words)
    .map(({ path }) => problem(path, 'a mark of a language stands where words are plain', remedy));
}
