/** Which question is meant: the item, the seed of its template and the step of a multi-step problem. */
export interface CribQuestion {
  readonly itemRef: string;
  readonly seed: number;
  readonly step: number;
}

/**
 * The crib sheet: the right answer to a question in the shape the tool's API takes, or null when unknown. The demo
 * LMS has no access to the tool's content, so whoever starts both may hand it this to give simulated students skill.
 */
export type Crib = (question: CribQuestion) => unknown;
