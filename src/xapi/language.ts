import type { LanguageMap } from './statement.ts';

/** Most languages that are looked for: each is looked for in every map of every statement. */
const MOST_LANGUAGES = 10;

/** Languages of an `Accept-Language` header, the ten liked best first; `*` and refused ones (q=0) left out. */
export function languagesOf(header: string | undefined): readonly string[] {
  const ranges = (header ?? '').split(',').flatMap((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
    const q = quality === undefined ? 1 : Number(quality);
    return tag === '' || tag === '*' || !(q > 0) ? [] : [{ tag: tag.toLowerCase(), q }];
  });
  return ranges
    .sort((a, b) => b.q - a.q)
    .slice(0, MOST_LANGUAGES)
    .map(({ tag }) => tag);
}

function matches(wanted: string, tag: string): boolean {
  return tag === wanted || tag.startsWith(`${wanted}-`) || wanted.startsWith(`${tag}-`);
}

/** The map with one language: the best of those wanted, else the first there is. Each map is chosen by itself. */
export function oneLanguage(map: LanguageMap, wanted: readonly string[]): LanguageMap {
  const tags = Object.keys(map);
  const exact = (range: string) => tags.find((tag) => tag.toLowerCase() === range);
  const close = (range: string) => tags.find((tag) => matches(range, tag.toLowerCase()));
  for (const range of wanted) {
    const tag = exact(range) ?? close(range);
    if (tag !== undefined) return { [tag]: map[tag] ?? '' };
  }
  const [first] = tags;
  return first === undefined ? map : { [first]: map[first] ?? '' };
}
