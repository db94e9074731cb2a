/** What stands between whole part and decimals where a language is read: `3.5` in English, `3,5` in Spanish. */
export type DecimalMark = '.' | ',';

/** Making a number format is slow, and there are few languages; the bound is for tags that come from outside. */
const known = new Map<string, DecimalMark>();
const MOST_KNOWN = 500;

function ofLocale(language: string): DecimalMark {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.some((part) => part.type === 'decimal' && part.value === ',') ? ',' : '.';
  } catch {
    return '.';
  }
}

/** The decimal mark of a language tag by Unicode CLDR; a point for unknown languages. */
export function decimalMark(language: string): DecimalMark {
  const found = known.get(language) ?? ofLocale(language);
  if (known.size < MOST_KNOWN) known.set(language, found);
  return found;
}
