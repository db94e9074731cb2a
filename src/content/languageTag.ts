/** Scripts written from right to left (Unicode Standard, chapters 9, 10, 14 and 19), by ISO 15924. */
const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/**
 * A language tag in its canonical spelling (`ES-mx` is `es-MX`), null for what is none: well-formed by BCP 47 with a
 * language of two or three letters first, as all registered ones have.
 */
export function languageTag(written: string): string | null {
  if (!/^[A-Za-z]{2,3}(-|$)/.test(written)) return null;
  try {
    return Intl.getCanonicalLocales(written)[0] ?? null;
  } catch {
    return null;
  }
}

// Made when a check asks first: it takes longer than all else here, and a server never asks.
let names: Intl.DisplayNames | null = null;

/** Whether the language a tag begins with has a name in the Unicode locale data; rare ones that are registered may not. */
export function isKnownLanguage(tag: string): boolean {
  names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return names.of(new Intl.Locale(tag).language) !== undefined;
}

/** The direction a language is written in: by the script its tag names, else by its usual one. */
export function direction(tag: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(tag).maximize();
  return RIGHT_TO_LEFT.has(script ?? '') ? 'rtl' : 'ltr';
}
