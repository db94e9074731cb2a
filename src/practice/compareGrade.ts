import type { GradeVerdict } from '../api/gradeReport.ts';
import type { GradeRow } from '../store/port/grades.ts';

/** Gradebooks round to whole percents or two decimals; less than this is no difference. A share. */
const ROUNDING = 0.006;

function alike(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING;
}

/** Of a grade that was accepted: whether it still stands as it was sent. */
function verdictOfSent(sent: number, shown: number | null): GradeVerdict {
  if (shown === null) return 'missing';
  return alike(sent, shown) ? 'same' : 'byHand';
}

/**
 * What one grade here and what the gradebook shows (a share, null for none) say together; null when neither side has
 * one. What is on its way explains a difference before anything else does.
 */
export function compareGrade(row: GradeRow | null, shown: number | null): GradeVerdict | null {
  if (row === null) return shown === null ? null : 'foreign';
  const { status, sent } = row.delivery;
  switch (status) {
    case 'waiting':
    case 'retrying':
      return 'onItsWay';
    case 'parked':
      // Somebody may have typed it in by hand meanwhile.
      return shown !== null && alike(row.want.value, shown) ? 'same' : 'stuck';
    case 'superseded':
      return shown !== null && alike(row.want.value, shown) ? 'same' : 'newer';
    case 'sent':
      return verdictOfSent(sent?.value ?? row.want.value, shown);
  }
}
