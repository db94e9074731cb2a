import type { Pack } from './pack.ts';

/** The language a reader gets the content in: theirs, their base language, a regional form of it, or the pack's own. */
export function contentLanguage(pack: Pick<Pack, 'language' | 'languages'>, wanted: string): string {
  const base = wanted.split('-')[0] ?? wanted;
  const near = pack.languages.find((language) => language.split('-')[0] === base);
  return [wanted, base].find((language) => pack.languages.includes(language)) ?? near ?? pack.language;
}
