/** Right-to-left test locale made from English at run time; every page must hold in it. */
export const PSEUDO = 'ar-XB';

/** Languages the pages are written in. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const RTL = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ckb', 'dv']);

/** Whether the locale is the test locale. */
export function isPseudo(locale: string): boolean {
  return locale === PSEUDO;
}

/** The language whose catalogue serves a locale: its base language where we have it, else English. */
export function catalogueLanguage(locale: string): Language {
  const base = locale.split('-')[0];
  return LANGUAGES.find((language) => language === base) ?? 'en';
}

/** The locale of page words: the test locale itself, else a locale of the catalogue's language. */
export function pageLocale(locale: string): string {
  if (isPseudo(locale)) return locale;
  const language = catalogueLanguage(locale);
  if (locale === language) return language;
  return locale.split('-')[0] === language && isKnownLocale(locale) ? locale : language;
}

/** The locale for numbers, dates and plurals; the test locale counts like English. */
export function formatLocale(locale: string): string {
  return isPseudo(locale) ? 'en' : pageLocale(locale);
}

/** Writing direction of a locale. */
export function direction(locale: string): 'ltr' | 'rtl' {
  return RTL.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

function isKnownLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
