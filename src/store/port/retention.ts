/** A kind of data that goes by age alone, beside learners, who are erased whole. */
export type Aging = 'statements' | 'accesses' | 'audit' | 'rosters';

/** What a sweep removes: with statements go the notes of which of them a target of forwarding refused. */
export type Swept = Aging | 'deadLetters';

/** Removes what is older than the school keeps it. */
export interface RetentionStore {
  /**
   * Removes documents of a kind from before this moment, at most `limit`; how many. Statements by when they were stored,
   * rosters by when the platform last told, dead letters by when the statement was refused last.
   */
  sweep(kind: Swept, before: number, limit: number): Promise<number>;
}
