import { FSRSAlgorithm, type Grade, Rating } from 'ts-fsrs';
import { DAY_MS } from '../duration.ts';
import { TOLD } from './model.ts';
import { daysBetween, tidy } from './tidy.ts';

/**
 * Memory of one fact or skill by FSRS-6 (Ye, Su & Cao 2022, KDD; parameters published with `ts-fsrs` 5): difficulty
 * from 1 to 10, and stability, the days until recall has fallen to 90 %. Only the memory equations are used, neither
 * the scheduler nor its fuzz, so the result depends on the arguments alone.
 */
export interface MemoryState {
  readonly stability: number;
  readonly difficulty: number;
  /** Time of the last review, milliseconds since the epoch. */
  readonly at: number;
  readonly reviews: number;
  readonly lapses: number;
}

/** How a review went: forgotten; recalled with help or in part; recalled unaided. */
export type RecallGrade = 'again' | 'hard' | 'good';

const RATING: Readonly<Record<RecallGrade, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
};

const fsrs = new FSRSAlgorithm({ enable_fuzz: false, enable_short_term: true });

/** Reviews closer than this many days belong to one session and take FSRS's short-term step. */
const SAME_SESSION = 0.25;

/** From this share of the credit on, what was asked for was recalled in part: no lapse. */
const PARTLY = 0.5;

/** Grade of an answer; null when it says nothing about memory. `score` 0 to 1, `weight` 0 to 1. */
export function recallGrade(outcome: {
  readonly score: number;
  readonly weight: number;
  readonly unaided: boolean;
}): RecallGrade | null {
  if (outcome.weight <= TOLD) return null;
  if (outcome.score < PARTLY) return 'again';
  return outcome.score >= 1 && outcome.unaided ? 'good' : 'hard';
}

/** The memory after a review at `now`; `state` is null before the first. */
export function review(state: MemoryState | null, grade: RecallGrade, now: number): MemoryState {
  const days = state === null ? 0 : daysBetween(state.at, now);
  const next = fsrs.next_state(state, days < SAME_SESSION ? 0 : days, RATING[grade]);
  return {
    stability: tidy(next.stability),
    difficulty: tidy(next.difficulty),
    at: state === null ? now : Math.max(state.at, now),
    reviews: (state?.reviews ?? 0) + 1,
    lapses: (state?.lapses ?? 0) + (state !== null && grade === 'again' ? 1 : 0),
  };
}

/** Probability of recalling it at `now`, 0 to 1; 0 for what was never reviewed. */
export function recall(state: MemoryState | null, now: number): number {
  return state === null ? 0 : fsrs.forgetting_curve(daysBetween(state.at, now), state.stability);
}

/** When recall falls to `retention` (0.5 to 0.99), in milliseconds since the epoch: the inverse of the curve. */
export function dueAt(state: MemoryState, retention: number): number {
  return state.at + fsrs.calculate_interval_modifier(retention) * state.stability * DAY_MS;
}

/** Whether recall has fallen to `retention` or below; what was never reviewed is not due. */
export function due(state: MemoryState | null, now: number, retention: number): boolean {
  return state !== null && now >= dueAt(state, retention);
}
