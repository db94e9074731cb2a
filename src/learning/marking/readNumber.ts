import type { DecimalMark } from './decimalMark.ts';
import { type Exact, exact, ratio } from './exact.ts';
import { asciiMaths, spellVulgarFractions } from './signs.ts';

/** How a number was written. */
export type Spelling = 'integer' | 'decimal' | 'fraction' | 'mixed' | 'percent' | 'scientific';

/** A number a learner wrote. */
export interface WrittenNumber {
  readonly value: Exact;
  readonly spelling: Spelling;
  /** False for a fraction that can be reduced. */
  readonly lowest: boolean;
  /** True when the fraction part is smaller than 1. */
  readonly proper: boolean;
  /** What stands around the number: `cm`, `km/h`, `€`; null when nothing does. */
  readonly unit: string | null;
}

type Plain = Omit<WrittenNumber, 'unit'>;

const LONGEST = 60;
const LARGEST_EXPONENT = 30;

/** `1 000 000`, `1'000`: digits in groups of three by a space or an apostrophe. */
function closeGroups(text: string): string {
  return text.replace(/(?<![\d.,/])\d{1,3}(?:[ '’]\d{3})+(?![\d/]| \d)/g, (run) => run.replace(/[ '’]/g, ''));
}

/** `1,234,567.8` for the given mark: groups of three, the first not starting with 0. */
function isGrouped(digits: string, mark: DecimalMark): boolean {
  const group = mark === '.' ? ',' : '.';
  return new RegExp(`^[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${mark}\\d+)?$`).test(digits);
}

function ungrouped(digits: string, mark: DecimalMark): string {
  return digits.replaceAll(mark === '.' ? ',' : '.', '').replace(mark, '.');
}

/**
 * Readings of a decimal's digits, points and commas, as `123.45`. With one mark only, `1,000` in English and `1.000` in a
 * language with a decimal comma are thousands by the locale; in the latter the other reading counts too, as much of
 * Latin America writes a decimal point. With both marks, or one twice, there is nothing to doubt in any language.
 */
function readings(digits: string, mark: DecimalMark): string[] {
  const single = /^\d*[.,]?\d*$/.test(digits) && /\d/.test(digits);
  const other = mark === '.' ? ',' : '.';
  if (!single)
    return ([mark, other] as const).filter((m) => isGrouped(digits, m)).map((m) => ungrouped(digits, m));
  const asDecimal = digits.replace(',', '.');
  if (!isGrouped(digits, mark)) return [asDecimal];
  return mark === ',' ? [ungrouped(digits, mark), asDecimal] : [ungrouped(digits, mark)];
}

function decimal(text: string): Exact {
  return exact(text.startsWith('.') ? `0${text}` : text.replace(/\.$/, ''));
}

function plain(value: Exact, spelling: Spelling): Plain {
  return { value, spelling, lowest: true, proper: true };
}

function fraction(whole: string | undefined, p: string, q: string): Plain | null {
  const [top, bottom] = [BigInt(p), BigInt(q)];
  if (bottom === 0n) return null;
  const part = ratio(top, bottom);
  return {
    value: whole === undefined ? part : part.add(exact(whole)),
    spelling: whole === undefined ? 'fraction' : 'mixed',
    lowest: part.d === bottom,
    proper: top < bottom,
  };
}

function scaled(value: Exact, exponent: string): Plain | null {
  const size = Number(exponent);
  if (Math.abs(size) > LARGEST_EXPONENT) return null;
  const power = 10n ** BigInt(Math.abs(size));
  return plain(size < 0 ? value.div(exact(power)) : value.mul(exact(power)), 'scientific');
}

/** Every reading of an unsigned number that fills the whole text. */
function unsigned(text: string, mark: DecimalMark): Plain[] {
  const parts = /^(?:(\d+) +)?(\d+) *\/ *(\d+)$/.exec(text);
  if (parts) return [fraction(parts[1], parts[2] ?? '', parts[3] ?? '')].filter((found) => found !== null);
  const power = /^([\d.,]+) *(?:[eE]|[*x] *10 *\^) *\(?([-+]?\d{1,3})\)?$/.exec(text);
  const percent = /^([\d.,]+) *%$/.exec(text);
  const digits = power?.[1] ?? percent?.[1] ?? text;
  return readings(digits, mark).flatMap((reading) => {
    const value = decimal(reading);
    if (power) return scaled(value, power[2] ?? '0') ?? [];
    if (percent) return plain(value.div(exact(100)), 'percent');
    return plain(value, reading.includes('.') ? 'decimal' : 'integer');
  });
}

/** `-…`, `+…`, `-(3/4)`, `(−2)`, and a minus below the stroke: `3/-4`. */
function signed(text: string, mark: DecimalMark): Plain[] {
  const [, outer = '', rest = ''] = /^([-+]?) *(.*)$/s.exec(text) ?? [];
  const [, inner = '', body = rest] = /^\( *([-+]?) *([^()]*)\)$/.exec(rest) ?? [];
  const below = body.replace(/^(\d+) *\/ *-(\d+)$/, '$1/$2');
  const minuses = [outer === '-', inner === '-', below !== body].filter(Boolean).length;
  if (outer !== '' && inner === '+') return [];
  return unsigned(below.trim(), mark).map((found) =>
    minuses % 2 === 1 ? { ...found, value: found.value.neg() } : found,
  );
}

const CURRENCY = '$€£¥';

/** The number and what stands around it. */
function splitUnit(text: string): { number: string; unit: string | null } {
  const before = /^([-+]?) *([$€£¥]) *(.*)$/s.exec(text);
  if (before) return { number: `${before[1]}${before[3]}`, unit: before[2] ?? null };
  const after = /^(.*?[\d).])(?: *(%)| *([\p{L}°µμΩ"'].*|[$€£¥]))?$/su.exec(text);
  if (!after) return { number: text, unit: null };
  const [, number = text, percent, unit] = after;
  const scientific = unit !== undefined && /^([eE][-+]?\d+|x *10\^.*)$/.test(unit);
  if (scientific) return { number: text, unit: null };
  return { number: percent ? `${number}%` : number, unit: unit?.trim() ?? null };
}

/**
 * Reads what a learner typed for a number: `3,5`, `3.5`, `1 1/2`, `1½`, `-3/4`, `50 %`, `1e3`, `1,000`, `20 km/h`, also
 * after `x =`. Several readings are returned where the marks leave a doubt, the likelier first; none when it can't be
 * read. Never throws, and takes time in proportion to the length.
 */
export function readNumber(text: string, mark: DecimalMark): readonly WrittenNumber[] {
  if (text.length > 200) return [];
  const ascii = asciiMaths(spellVulgarFractions(text))
    .trim()
    .replace(/^[a-zA-Z] *= */, '');
  const { number, unit } = splitUnit(closeGroups(ascii));
  const tidy = number.trim();
  if (tidy.length > LONGEST || !/^[-+(\d.,]/.test(tidy) || CURRENCY.includes(tidy)) return [];
  return signed(tidy, mark).map((found) => ({ ...found, unit }));
}
