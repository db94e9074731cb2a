import type { GradeVerdict } from '../api/gradeReport.ts';
import type { GradeRow } from '../store/port/grades.ts';
import { alikeShares } from '../store/port/rules/alikeShares.ts';

/** Of a grade that was accepted: whether it still stands as it was sent. */
function verdictOfSent(value: number, before: number | undefined, shown: number | null): GradeVerdict {
  if (shown === null) return 'missing';
  if (alikeShares(value, shown)) return 'same';
  return before !== undefined && alikeShares(before, shown) ? 'older' : 'byHand';
}

/** Of a grade that gave way to what stands in the gradebook. */
function verdictOfGivenWay(
  { want, delivery: { sent, differs } }: GradeRow,
  shown: number | null,
): GradeVerdict {
  if (shown !== null && alikeShares(want.value, shown)) return 'same';
  // What it gave way to was there and is gone again, here and below: nothing keeps it back any longer.
  if (shown === null && differs !== undefined && differs.shown !== null) return 'missing';
  const isOurs = (share: number | null) => sent !== null && share !== null && alikeShares(sent.value, share);
  if (differs !== undefined && isOurs(shown) && !isOurs(differs.shown)) return 'onItsWay';
  return differs?.why === 'byHand' ? 'byHand' : 'newer';
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
      return shown !== null && alikeShares(row.want.value, shown) ? 'same' : 'stuck';
    case 'superseded':
      return verdictOfGivenWay(row, shown);
    case 'sent':
      return verdictOfSent(sent?.value ?? row.want.value, sent?.before, shown);
  }
}
