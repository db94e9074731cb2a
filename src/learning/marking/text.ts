import type { Mark, Pattern } from './key.ts';
import { right, unreadable, wrong } from './verdict.ts';

/** How a list of accepted words is compared. */
export interface WordRule {
  readonly accept: readonly string[];
  readonly case: 'strict' | 'ignore';
  readonly accents: 'strict' | 'lenient' | 'ignore';
}

/**
 * One spelling per text: composed letters (NFC), one kind of apostrophe, quotation mark and dash, single spaces, no
 * punctuation at either end.
 */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘‛`´ʼ]/g, "'")
    .replace(/[“”«»„]/g, '"')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:!?¡¿"']+|[\s.,;:!?¡¿"']+$/g, '')
    .trim();
}

function folded(text: string, rule: WordRule): string {
  const plain = tidy(text);
  return rule.case === 'strict' ? plain : plain.toLowerCase();
}

/** Letters without accents, tilde and diaeresis. */
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** Whether an answer is among the accepted words, is so but for an accent, or is not. */
export function compareWords(rule: WordRule, answer: string): 'same' | 'accent' | 'other' {
  const given = folded(answer, rule);
  const accepted = rule.accept.map((entry) => folded(entry, rule));
  if (accepted.includes(given)) return 'same';
  if (rule.accents === 'strict') return 'other';
  if (!accepted.some((entry) => bare(entry) === bare(given))) return 'other';
  return rule.accents === 'ignore' ? 'same' : 'accent';
}

/** Whether nothing but spaces and punctuation was typed. */
export function isBlank(answer: string): boolean {
  return tidy(answer) === '';
}

/** What a list of accepted words and of recognised wrong ones says. */
export interface WordMarking extends WordRule {
  readonly patterns: readonly Pattern<string>[];
}

/**
 * Marks words. A wrong pattern that is met letter by letter comes before the leniency for accents, so that an author can
 * name a pair such as `año` and `ano`.
 */
export function markWords(key: WordMarking, answer: string): Mark {
  const verdict = compareWords(key, answer);
  if (verdict === 'same') return right();
  const given = folded(answer, key);
  const pattern = key.patterns.find((candidate) => folded(candidate.answer, key) === given);
  if (pattern) return wrong(pattern);
  return verdict === 'accent' ? right('accent') : wrong(undefined);
}

/** Short text; nothing but spaces and punctuation is unreadable. */
export function markText(key: WordMarking, answer: string): Mark {
  return isBlank(answer) ? unreadable() : markWords(key, answer);
}
