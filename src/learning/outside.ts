/** What a statement of another tool is taken for, by an instructor's word. */
export interface OutsideRule {
  /** Id of the activity the statement is about; `*` stands for anything. */
  readonly activity: string;
  /** IRI of the verb; null for any. */
  readonly verb: string | null;
  /** What of the result counts: the scaled score, or success. */
  readonly from: 'score' | 'success';
  readonly skill: string;
  /** Trust, above 0 up to 1: how much it counts against an answer given here without help. */
  readonly weight: number;
}

/** Evidence of one skill from outside, so far. */
export interface OutsideRecord {
  readonly count: number;
  /** When the newest came in, milliseconds since the epoch. */
  readonly at: number;
  /** What it was about, and how many in a row were. */
  readonly source: string;
  readonly run: number;
}
