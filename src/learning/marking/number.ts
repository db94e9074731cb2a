import type { DecimalMark } from './decimalMark.ts';
import { type Exact, exact, isInteger } from './exact.ts';
import type { Key, Mark, NumberForm } from './key.ts';
import { readNumber, type WrittenNumber } from './readNumber.ts';
import { unitFactor } from './units.ts';
import { right, unreadable, wrong } from './verdict.ts';

type NumberKey = Extract<Key, { kind: 'number' }>;

/** Whether two numbers count as equal; 0 is exact. */
function within(a: Exact, b: Exact, tolerance: number): boolean {
  return tolerance === 0 ? a.equals(b) : a.sub(b).abs().lte(exact(tolerance));
}

/** Whether a number is written the way that was asked for. A whole number need not be dressed up as a fraction. */
export function hasForm({ value, spelling, lowest, proper }: WrittenNumber, form: NumberForm): boolean {
  const whole = spelling === 'integer' && isInteger(value);
  switch (form) {
    case 'any':
      return true;
    case 'integer':
      return whole;
    case 'decimal':
      return whole || spelling === 'decimal';
    case 'percent':
      return spelling === 'percent';
    case 'fraction':
      return whole || spelling === 'fraction' || spelling === 'mixed';
    case 'simplest':
      return (
        whole ||
        (lowest && !isInteger(value) && (spelling === 'fraction' || (spelling === 'mixed' && proper)))
      );
    case 'mixed':
      return whole || (proper && (spelling === 'mixed' || spelling === 'fraction'));
  }
}

interface Measured {
  readonly written: WrittenNumber;
  /** The value in the unit asked for; null when the units do not go together. */
  readonly value: Exact | null;
  readonly unitMissing: boolean;
}

/** The number in the key's unit. A missing unit is taken to be the one asked for. Null when a unit is out of place. */
function measure(written: WrittenNumber, unit: string | null): Measured | null {
  if (unit === '%')
    return { written, value: percentage(written), unitMissing: written.spelling !== 'percent' };
  if (written.unit === null) return { written, value: written.value, unitMissing: unit !== null };
  if (unit === null) return null;
  const factor = unitFactor(written.unit, unit);
  return { written, value: factor && written.value.mul(factor), unitMissing: false };
}

/** Where percent is the unit, `50` and `50 %` are both fifty. */
function percentage({ spelling, value }: WrittenNumber): Exact {
  return spelling === 'percent' ? value.mul(exact(100)) : value;
}

function judge(key: NumberKey, { written, value, unitMissing }: Measured): Mark {
  const answer = exact(key.answer);
  if (value === null) return wrong(undefined, 'unit_wrong');
  if (within(value, answer, key.tolerance)) {
    if (!hasForm(written, key.form)) return wrong(undefined, 'form');
    return right(unitMissing ? 'unit_missing' : null);
  }
  const pattern = key.patterns.find((candidate) => value.equals(exact(candidate.answer)));
  const otherUnit = written.unit !== null && within(written.value, answer, key.tolerance);
  return wrong(pattern, otherUnit ? 'unit_wrong' : null);
}

/**
 * A number. Compared exactly, or within the key's tolerance; the right value in another form than the one asked for is
 * no slip but another try (`form`). Units of the same kind are converted. Where marks can be read in two ways, the
 * reading that is right counts.
 */
export function markNumber(key: NumberKey, text: string, mark: DecimalMark): Mark {
  const marks = readNumber(text, mark)
    .map((written) => measure(written, key.unit))
    .filter((measured) => measured !== null)
    .map((measured) => judge(key, measured));
  return (
    marks.find(({ correct }) => correct) ??
    marks.find(({ note }) => note === 'form') ??
    marks[0] ??
    unreadable()
  );
}
