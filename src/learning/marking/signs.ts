import type { DecimalMark } from './decimalMark.ts';

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁻': '-',
};

const VULGAR: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅐': '1/7',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
  '⅑': '1/9',
  '⅒': '1/10',
};

/** Decimal digits of the scripts learners type in: Arabic-Indic, Eastern Arabic, Devanagari, fullwidth. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];

function asciiDigit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? char : String(code - zero);
}

/** One spelling per sign: minus, times, division, fraction slash, spaces, digits of other scripts, `²` as `^2`. */
export function asciiMaths(text: string): string {
  return text
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[−–—‐‑﹣－]/g, '-')
    .replace(/[·×∙⋅∗＊]/g, '*')
    .replace(/[÷⁄∕∶：]/g, '/')
    .replace(/＋/g, '+')
    .replace(/٫/g, '.')
    .replace(/[\u066C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2062]/g, '')
    .replace(/\*\*/g, '^')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000\t\r\n]/g, ' ')
    .replace(
      /[⁰¹²³⁴-⁹⁻]+/g,
      (run) =>
        `^${run.startsWith('⁻') ? '(' : ''}${[...run].map((c) => SUPERSCRIPTS[c] ?? c).join('')}${run.startsWith('⁻') ? ')' : ''}`,
    );
}

/** `1½` becomes `1 1/2`, `½` becomes `1/2`. */
export function spellVulgarFractions(text: string): string {
  return text.replace(/(\d?)\s*([½⅓⅔¼¾⅕-⅞⅐⅑⅒])/g, (_all, digit: string, sign: string) =>
    digit === '' ? (VULGAR[sign] ?? sign) : `${digit} ${VULGAR[sign] ?? sign}`,
  );
}

/**
 * Decimals of an expression with a point. A comma between digits is a decimal mark, except where the language writes
 * thousands with it (`1,000` in English).
 */
export function decimalPoints(text: string, mark: DecimalMark): string {
  return text.replace(/\d[\d,]*\d|\d/g, (run) =>
    mark === '.' && /^[1-9]\d{0,2}(,\d{3})+$/.test(run) ? run.replaceAll(',', '') : run.replace(',', '.'),
  );
}
