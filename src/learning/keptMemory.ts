import type { MemoryState } from './memory.ts';

/**
 * Memory of a fact as it is kept: 14 characters or more, digits to base 64. A learner has hundreds of facts, and written
 * out each would take about 40. In order: stability (3 digits, on a scale of logarithms), difficulty (3), seconds of the last
 * review (6), lapses (1, 63 for more), reviews (the rest).
 */
export type KeptMemory = string;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE = DIGITS.length;
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Steps that three digits tell apart. */
const STEPS = BASE ** 3 - 1;
/** Natural logarithms of the least and the greatest stability of FSRS, 0.001 and 36,500 days: a step is 0.007 % of it. */
const [LEAST, GREATEST] = [Math.log(0.001), Math.log(36_500)];
/** Difficulty of FSRS goes from 1 to 10: a step is 0.00003. */
const [EASIEST, HARDEST] = [1, 10];
const MOST_LAPSES = BASE - 1;
/** Seconds that six digits hold: up to the year 4147. */
const MOST_SECONDS = BASE ** 6 - 1;

function digits(value: number, count: number): string {
  let text = '';
  for (let left = value; text.length < count || left > 0; left = Math.floor(left / BASE))
    text = (DIGITS[left % BASE] ?? '') + text;
  return text;
}

function valueIn(text: string): number {
  let value = 0;
  for (const digit of text) value = value * BASE + (VALUES.get(digit) ?? 0);
  return value;
}

function step(value: number, low: number, high: number): number {
  const inside = Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));
  return Math.round((inside - low) * (STEPS / (high - low)));
}

function stepped(text: string, low: number, high: number): number {
  return low + valueIn(text) * ((high - low) / STEPS);
}

/** The memory as it is kept. Recall after any time is told by it to within 0.001, and moments to the second. */
export function keepMemory({ stability, difficulty, at, reviews, lapses }: MemoryState): KeptMemory {
  return [
    digits(step(Math.log(stability), LEAST, GREATEST), 3),
    digits(step(difficulty, EASIEST, HARDEST), 3),
    // Rounded down: a review does not lie in the future of the answer that was one.
    digits(Math.min(MOST_SECONDS, Math.max(0, Math.floor(at / 1000))), 6),
    digits(Math.min(MOST_LAPSES, lapses), 1),
    digits(reviews, 1),
  ].join('');
}

/** Memory of a fact; null before its first review. */
export function memoryOf(facts: Readonly<Record<string, KeptMemory>>, fact: string): MemoryState | null {
  const kept = facts[fact];
  if (kept === undefined) return null;
  return {
    stability: Math.exp(stepped(kept.slice(0, 3), LEAST, GREATEST)),
    difficulty: stepped(kept.slice(3, 6), EASIEST, HARDEST),
    at: valueIn(kept.slice(6, 12)) * 1000,
    lapses: valueIn(kept.slice(12, 13)),
    reviews: valueIn(kept.slice(13)),
  };
}
