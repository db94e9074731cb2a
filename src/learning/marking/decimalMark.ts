/** What stands between whole part and decimals where a language is read: `3.5` in English, `3,5` in Spanish. */
export type DecimalMark = '.' | ',';

/** The decimal mark of a language tag by Unicode CLDR; a point for unknown languages. */
export function decimalMark(language: string): DecimalMark {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.some((part) => part.type === 'decimal' && part.value === ',') ? ',' : '.';
  } catch {
    return '.';
  }
}
