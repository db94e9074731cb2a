import type { ClassOverview } from '../../../src/api/class.ts';
import { isAway } from '../class-table/isAway.ts';

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
