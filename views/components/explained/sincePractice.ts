import type { Why } from '../../../src/api/question.ts';
import type { Translator } from '../../text/translator.ts';

/** Practice closer than this, in milliseconds, is going on: how long ago it was tells nothing. */
const GOING_ON = 60_000;

/** How long before the question its skill was practised, in words; null where it never was or is being practised. */
export function sincePractice(text: Translator, { sincePractice: elapsed }: Why): string | null {
  return elapsed === null || elapsed < GOING_ON ? null : text.duration(elapsed);
}
