/**
 * A locale as platforms and people write it (`es_mx`, `en-US@calendar`, anything) as a language tag of RFC 5646, which
 * number formats, `lang` attributes and statements need; English where it is none.
 */
export function languageTag(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace(/[.@].*$/, '').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
