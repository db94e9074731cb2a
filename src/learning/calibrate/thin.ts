/** What is needed before a number is shown: under it, how many answers are missing is all that is told. */
export const NEEDED = {
  /** Answers to a question. */
  question: 30,
  /** Times an item was tried out on those it seemed to suit less. */
  explored: 5,
  /** Learners at one opportunity of a skill. */
  point: 10,
  /** Answers whose chance was foretold about alike. */
  bin: 20,
} as const;

/** How many are missing; 0 when there are enough. */
export function missing(kind: keyof typeof NEEDED, n: number): number {
  return Math.max(0, NEEDED[kind] - n);
}
