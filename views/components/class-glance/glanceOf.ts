import type { ClassOverview, ClassRow } from '../../../src/api/class.ts';

/** A learner who has not come for so long is worth a word, in ms: a week. */
const AWAY = 7 * 24 * 3_600_000;

/** Whether a learner has begun and then not come for a week. */
export function isAway({ started, lastSeen }: ClassRow, now: number): boolean {
  return started && lastSeen !== null && now - lastSeen > AWAY;
}

/** How a class fares, in four numbers. */
export interface Glance {
  readonly started: number;
  readonly away: number;
  /** Share of all first tries of the class that were right, 0 to 1; null before the first. */
  readonly right: number | null;
  /** Mean of the grades there are, 0 to 1; null while there is none. */
  readonly grade: number | null;
}

function mean(parts: readonly { readonly value: number; readonly weight: number }[]): number | null {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? null : parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / all;
}

/** The four numbers of a class as it stood when it was read. */
export function glanceOf({ rows, updatedAt }: Pick<ClassOverview, 'rows' | 'updatedAt'>): Glance {
  return {
    started: rows.filter(({ started }) => started).length,
    away: rows.filter((row) => isAway(row, updatedAt)).length,
    right: mean(
      rows.flatMap(({ right, answered }) => (right === null ? [] : { value: right, weight: answered })),
    ),
    grade: mean(rows.flatMap(({ grade }) => (grade.value === null ? [] : { value: grade.value, weight: 1 }))),
  };
}
