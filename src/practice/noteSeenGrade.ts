import type { GradeVerdict } from '../api/gradeReport.ts';
import { MINUTE_MS } from '../duration.ts';
import type { Difference, GradeRow, GradeStore } from '../store/port/grades.ts';
import { compareGrade } from './compareGrade.ts';

/** A gradebook shows what it took only after a while, in milliseconds (10 minutes). */
const SETTLED_MS = 10 * MINUTE_MS;

const DIFFERENCES: Readonly<Partial<Record<GradeVerdict, Difference>>> = {
  missing: 'missing',
  byHand: 'byHand',
  older: 'older',
  newer: 'newer',
};

/**
 * Keeps with a grade whether the gradebook, read at `at`, shows it otherwise (`shown`, a share; null for none). One that was
 * sent only just now is left for the next reading. Returns whether it differs.
 */
export async function noteSeenGrade(
  grades: GradeStore,
  row: GradeRow,
  shown: number | null,
  at: number,
): Promise<boolean> {
  const { sent, differs } = row.delivery;
  const why = DIFFERENCES[compareGrade(row, shown) ?? 'same'];
  const known = differs !== undefined && differs.why === why && differs.shown === shown;
  const unsettled = sent !== null && at - sent.at < SETTLED_MS;
  // Nothing to write is the common case of a class that is read every day.
  if (!known && !unsettled && (why !== undefined || differs !== undefined)) {
    const seen = {
      timestamp: sent?.timestamp ?? null,
      differs: why === undefined ? null : { why, shown },
      at,
    };
    await grades.compared(row.key, seen);
  }
  return why !== undefined;
}
