import { type MemoryState, recall, recallGrade, review } from '../memory.ts';
import type { Outcome } from '../model.ts';
import { tidy } from '../tidy.ts';

/** What every model counts of one skill. */
export interface SkillRecord {
  /** Sum of weight times share of all answers. */
  readonly evidence: number;
  /** The part of it that was right: sum of weight times share times score. */
  readonly credit: number;
  /** Unaided right answers in which the skill had a main part. */
  readonly unaided: number;
  /** Times of the first and the last of them, milliseconds since the epoch. */
  readonly firstSuccess: number | null;
  readonly lastSuccess: number | null;
  readonly lastAt: number;
  readonly memory: MemoryState | null;
}

/** Share of a question from which a skill has a main part: up to three skills of equal weight. */
const MAIN_PART = 0.3;

/** The record with one more answer at `now`, of which `share` (0 to 1) belongs to the skill. */
export function recordAnswer(
  record: SkillRecord | undefined,
  outcome: Outcome,
  share: number,
  now: number,
): SkillRecord {
  const main = share >= MAIN_PART;
  const success = main && outcome.unaided && outcome.score >= 1;
  const grade = main ? recallGrade(outcome) : null;
  const memory = record?.memory ?? null;
  return {
    evidence: tidy((record?.evidence ?? 0) + outcome.weight * share),
    credit: tidy((record?.credit ?? 0) + outcome.weight * share * outcome.score),
    unaided: (record?.unaided ?? 0) + (success ? 1 : 0),
    firstSuccess: record?.firstSuccess ?? (success ? now : null),
    lastSuccess: success ? now : (record?.lastSuccess ?? null),
    lastAt: now,
    memory: grade === null ? memory : review(memory, grade, now),
  };
}

/** Probability of still recalling the skill at `now`; 1 before memory has anything to lose. */
export function recallOf(record: SkillRecord | undefined, now: number): number {
  return record?.memory ? recall(record.memory, now) : 1;
}
