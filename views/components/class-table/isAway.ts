import type { ClassRow } from '../../../src/api/class.ts';

/** A learner who has not come for so long is worth a word, in ms: a week. */
const AWAY = 7 * 24 * 3_600_000;

/** Whether a learner has begun and then not come for a week. */
export function isAway({ started, lastSeen }: ClassRow, now: number): boolean {
  return started && lastSeen !== null && now - lastSeen > AWAY;
}
