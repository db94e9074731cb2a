/**
 * What a comparison with the gradebook finds of one grade. `same`: it stands there. `onItsWay`: a newer one is being
 * sent. `stuck`: it was not taken, with a reason. `newer`: the gradebook holds a newer one, ours gave way. `byHand`: ours
 * was taken, and another stands there now. `older`: ours was taken, and one sent before it stands there now. `missing`: ours
 * was taken, and none stands there now. `foreign`: one stands there and none was decided here.
 */
export const GRADE_VERDICTS = [
  'stuck',
  'missing',
  'byHand',
  'older',
  'newer',
  'foreign',
  'onItsWay',
  'same',
] as const;
export type GradeVerdict = (typeof GRADE_VERDICTS)[number];

/** One learner's grade in one gradebook column, here and there. Grades are shares from 0 to 1. */
export interface ReportedGrade {
  readonly learner: string;
  readonly name: string | null;
  /** Title of the link whose column it is, where the activity has several. */
  readonly column: string | null;
  /** What was decided here; null when nothing was. */
  readonly wanted: number | null;
  /** What the gradebook last accepted, and when; null when it never did. */
  readonly sent: { readonly value: number; readonly at: number } | null;
  /** What the gradebook shows; null when it shows none. */
  readonly shown: number | null;
  readonly verdict: GradeVerdict;
  /** Error code that says why it is stuck. */
  readonly reason: string | null;
}

/** `POST /api/class/grades/compare`: the gradebook read back and compared. */
export interface GradeReport {
  /** When it was read, milliseconds since the epoch. */
  readonly at: number;
  /** Those to look at first come first, then by name. */
  readonly grades: readonly ReportedGrade[];
  /** Error codes of columns that could not be read; what stands in them is not in the list. */
  readonly unread: readonly string[];
}
