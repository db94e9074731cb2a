/** Work that waits: how much, and since when the oldest of it is due (milliseconds since the epoch; null for none). */
export interface Backlog {
  readonly count: number;
  readonly oldest: number | null;
}

/** What is still to be done, for whoever watches. */
export interface BacklogStore {
  /** Log entries whose effects are not done, and grades to be sent; those somebody works on are due when that lease ends. */
  measure(): Promise<{ readonly effects: Backlog; readonly grades: Backlog }>;
}
