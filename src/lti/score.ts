/** A grade on its way to the gradebook (reference 4.4). Only decided grades are sent, so the progress is given. */
export interface Score {
  /** `sub` of the learner. */
  readonly userId: string;
  /** At least 0, raw: rescaling is the platform's. */
  readonly scoreGiven: number;
  /** Above 0. */
  readonly scoreMaximum: number;
  /**
   * Milliseconds since the epoch. Per line item and user at least a second above the last one sent (Moodle compares
   * whole seconds), never in the future (that would block every later score), the same again on a retry.
   */
  readonly timestamp: number;
  readonly activityProgress: 'Started' | 'InProgress' | 'Submitted' | 'Completed';
  readonly comment?: string;
  /** Address that launches this work again, see `workLink.ts`. */
  readonly workLink?: string;
  /** Whether the learner worked since the last score; false for a regrade. */
  readonly newAttempt: boolean;
}
