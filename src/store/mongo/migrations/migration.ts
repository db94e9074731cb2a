import type mongoose from 'mongoose';

/**
 * One step of the schema, forward only. It may run twice or in two processes at once (a start that crashed, a parallel
 * start), so running it again changes nothing. It never changes after a release.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  up(connection: mongoose.Connection): Promise<void>;
}
