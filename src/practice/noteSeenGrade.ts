import { DIFFERENCES } from '../api/gradeReport.ts';
import { MINUTE_MS } from '../duration.ts';
import type { GradeRow, GradeStore } from '../store/port/grades.ts';
import { comparedGrade } from '../store/port/rules/comparedGrade.ts';
import { compareGrade } from './compareGrade.ts';

/** A gradebook shows what it took only after a while, in milliseconds (10 minutes). */
const SETTLED_MS = 10 * MINUTE_MS;

/**
 * Keeps with a grade whether the gradebook, read at `at`, shows it otherwise (`shown`, a share; null for none). One that was
 * sent only just now is left for the next reading.
 */
export async function noteSeenGrade(
  grades: GradeStore,
  row: GradeRow,
  shown: number | null,
  at: number,
): Promise<void> {
  const { sent } = row.delivery;
  if (sent !== null && at - sent.at < SETTLED_MS) return;
  const verdict = compareGrade(row, shown);
  const why = DIFFERENCES.find((difference) => difference === verdict);
  const differs = why === undefined ? null : { why, shown };
  const seen = { timestamp: sent?.timestamp ?? null, differs, at };
  // Nothing to write is the common case of a class that is read every day.
  if (comparedGrade(row, seen) !== null) await grades.compared(row.key, seen);
}
