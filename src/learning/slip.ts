import type { HistoryEntry } from './learnerState.ts';
import type { Mastery } from './model.ts';

/** Unaided right answers beyond those the rule asks for, from which mastery is long. */
const LONG = 3;
/** Below this chance to recall it, a wrong answer tells of forgetting. */
const FRESH = 0.9;

/** A skill of the question with what was believed of it before the answer. */
interface Known {
  readonly skill: string;
  readonly mastery: Mastery;
}

/**
 * Whether a wrong first answer is more likely a slip than a gap: every skill of the question long mastered and fresh in
 * memory, and its last answer right. So a second wrong answer in a row is none, and neither is one after a long pause.
 * `needed` are the unaided right answers that the activity's rule asks for.
 */
export function isSlip(known: readonly Known[], needed: number, history: readonly HistoryEntry[]): boolean {
  return known.every(({ skill, mastery }) => {
    const last = history.findLast((entry) => entry.skill === skill && entry.correct !== null);
    const long = mastery.level === 'mastered' && mastery.unaided >= needed + LONG;
    return long && mastery.recall >= FRESH && last?.correct === true;
  });
}
