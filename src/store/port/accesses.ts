import type { AccessKind } from '../../api/privacy.ts';

/** One look at a learner's work by somebody else, told once an hour. Holds no name. */
export interface Access {
  /** Derived from who, whom, how and the hour: the same look again is the same entry. */
  readonly id: string;
  readonly at: number;
  /** Pseudonymous id of who looked; null for the command line. */
  readonly viewer: string | null;
  readonly role: 'instructor' | 'mentor' | 'command';
  readonly kind: AccessKind;
  /** Whose work; null where it was that of everybody in the activity. */
  readonly learner: string | null;
  readonly activity: string | null;
}

/** Who looked at whom. Entries are added and read, and go with the learner or when they are old. */
export interface AccessStore {
  /** Adds an entry; the same id again changes nothing. */
  note(access: Access): Promise<void>;
  /** Entries of a learner and those of everybody in these activities, newest first; at most `limit`. */
  ofLearner(learner: string, activities: readonly string[], limit: number): Promise<readonly Access[]>;
}
