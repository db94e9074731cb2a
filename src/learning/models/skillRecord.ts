import { RETEST_DAYS } from '../masteryPolicy.ts';
import { type MemoryState, recall, recallGrade, review } from '../memory.ts';
import type { Outcome } from '../model.ts';
import { clamp, daysBetween, tidy } from '../tidy.ts';
import { bktLearned, USUAL_BKT, withGuessFloor } from './tracing.ts';

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
  /** Unaided right answers in a row; a right answer with help neither counts nor ends a row. */
  readonly row: number;
  /** How many of them came after the break that a re-test asks for, see `RETEST_DAYS`. */
  readonly retests: number;
  /** Probability of knowing the skill by knowledge tracing with the usual constants, 0 to 1. */
  readonly traced: number;
  readonly memory: MemoryState | null;
}

/** Share of a question from which a skill has a main part: up to three skills of equal weight. */
const MAIN_PART = 0.3;

/** The record with one more answer at `now`, of which `share` (0 to 1) belongs to the skill; `guess` is the question's. */
export function recordAnswer(
  record: SkillRecord | undefined,
  outcome: Outcome,
  { share, guess }: { readonly share: number; readonly guess: number },
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
    ...(main
      ? rowAfter(record, outcome, success, now)
      : { row: record?.row ?? 0, retests: record?.retests ?? 0 }),
    traced: tracedAfter(record, outcome, share, guess),
    memory: grade === null ? memory : review(memory, grade, now),
  };
}

function rowAfter(
  record: SkillRecord | undefined,
  { score }: Outcome,
  success: boolean,
  now: number,
): Pick<SkillRecord, 'row' | 'retests'> {
  const { row = 0, retests = 0, lastSuccess = null } = record ?? {};
  if (score < 1) return { row: 0, retests: 0 };
  if (!success) return { row, retests };
  const asked = RETEST_DAYS[retests];
  const passed =
    asked !== undefined && row > 0 && lastSuccess !== null && daysBetween(lastSuccess, now) >= asked;
  return { row: row + 1, retests: retests + (passed ? 1 : 0) };
}

/**
 * The surest that tracing gets. From 1 no wrong answer would ever bring it back; from here five do, and the chance that
 * proves a skill (`masteryRules.ts`) is still below it.
 */
const SUREST = 0.99999;

function tracedAfter(
  record: SkillRecord | undefined,
  outcome: Outcome,
  share: number,
  guess: number,
): number {
  const before = tracedOf(record);
  const p = withGuessFloor(USUAL_BKT, guess);
  return tidy(clamp(bktLearned(before, p, clamp(outcome.score, 0, 1), outcome.weight * share), 0, SUREST));
}

/** Probability of knowing the skill by knowledge tracing, also one never practised. */
export function tracedOf(record: SkillRecord | undefined): number {
  return record?.traced ?? USUAL_BKT.known;
}

/** Probability of still recalling the skill at `now`; 1 before memory has anything to lose. */
export function recallOf(record: SkillRecord | undefined, now: number): number {
  return record?.memory ? recall(record.memory, now) : 1;
}
