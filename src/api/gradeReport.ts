/**
 * How a grade that was taken stands in its gradebook otherwise than decided here. `missing`: none stands there now.
 * `byHand`: another one does. `older`: one that was sent before ours. `newer`: ours gave way to it.
 */
export const DIFFERENCES = ['missing', 'byHand', 'older', 'newer'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/**
 * What a comparison with the gradebook finds of one grade. `same`: it stands there. `onItsWay`: a newer one is being
 * sent. `stuck`: it was not taken, with a reason. `foreign`: one stands there and none was decided here. Or one of
 * `DIFFERENCES`.
 */
export const GRADE_VERDICTS = ['stuck', ...DIFFERENCES, 'foreign', 'onItsWay', 'same'] as const;
export type GradeVerdict = (typeof GRADE_VERDICTS)[number];

/** One learner's grade in one gradebook column, here and there. Grades are shares from 0 to 1. */
export interface ReportedGrade {
  readonly learner: string;
  /** The link whose column it is. */
  readonly link: string;
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
