/** A statement that a target refuses for good. It stands in the store of statements; this only names it. */
export interface DeadLetter {
  readonly target: string;
  /** Id of the statement. */
  readonly statement: string;
  /** Status the target answered with. */
  readonly status: number;
  /** When it was refused last, milliseconds since the epoch. */
  readonly at: number;
}

/** What targets of forwarding refuse, by target and statement. */
export interface DeadLetterStore {
  /** Keeps it, or brings it up to date; it no longer waits for another try. */
  bury(letter: DeadLetter): Promise<void>;
  /** Forgets one that arrived after all. */
  settle(target: string, statement: string): Promise<void>;
  /** Marks every letter of a target for another try; how many. */
  again(target: string): Promise<number>;
  /** Forgets all of a target. */
  drop(target: string): Promise<void>;
  /** Letters marked for another try, by statement. */
  waiting(target: string, limit: number): Promise<readonly DeadLetter[]>;
  /** Letters of a target by statement, those after `after` (null: from the first). */
  page(target: string, after: string | null, limit: number): Promise<readonly DeadLetter[]>;
  /** How many each target has. */
  count(): Promise<Readonly<Record<string, number>>>;
}
