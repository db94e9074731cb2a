import type { HistoryEntry } from '../learnerState.ts';

/** The last questions as the policy asks about them. */
export interface Recent {
  /** How many questions ago an item was shown, 1 for the last one; null when not among the last 200. */
  readonly ago: (item: string) => number | null;
  /** Seeds with which an item was shown among the last 200 questions, newest first. */
  readonly seeds: (item: string) => readonly number[];
  /** Skills of the last questions of the day, newest first. */
  readonly skills: readonly string[];
  /** Results of the last answered questions of the day, newest first. */
  readonly results: readonly boolean[];
}

/** How many of the last questions the policy's rules look at, apart from repeats. */
const NEAR = 12;

/** After so many milliseconds (6 h) a new day of practice begins, and these rules begin afresh. */
const SAME_DAY = 21_600_000;

/** Reads the history, newest last, once. `now` in milliseconds since the epoch. */
export function recentOf(history: readonly HistoryEntry[], now: number): Recent {
  const ago = new Map<string, number>();
  const seeds = new Map<string, number[]>();
  const skills: string[] = [];
  const results: boolean[] = [];
  for (let back = 1; back <= history.length; back += 1) {
    const entry = history[history.length - back];
    if (entry === undefined) break;
    if (!ago.has(entry.item)) ago.set(entry.item, back);
    if (entry.seed !== undefined) seeds.set(entry.item, [...(seeds.get(entry.item) ?? []), entry.seed]);
    if (back > NEAR || now - entry.at > SAME_DAY) continue;
    skills.push(entry.skill);
    if (entry.correct !== null) results.push(entry.correct);
  }
  return {
    ago: (item) => ago.get(item) ?? null,
    seeds: (item) => seeds.get(item) ?? [],
    skills,
    results,
  };
}

/** How many of the last questions in a row were about the skill. */
export function runOf(recent: Recent, skill: string): number {
  const other = recent.skills.findIndex((one) => one !== skill);
  return other === -1 ? recent.skills.length : other;
}

/** How many questions ago the skill was last asked, 1 for the last one; Infinity when not lately. */
export function skillAgo(recent: Recent, skill: string): number {
  const index = recent.skills.indexOf(skill);
  return index === -1 ? Number.POSITIVE_INFINITY : index + 1;
}
