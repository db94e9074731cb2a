import type { HeldCount } from './people.ts';

/** What an erased learner had done in one activity: keeps what the class was told of totals honest, and names nobody. */
export interface Tombstone {
  /** Id of the erasure; random. */
  readonly erasure: string;
  readonly activity: string;
  readonly answered: number;
  readonly at: number;
}

/** The erasure of one learner, from the order to the last look. */
export interface Erasure {
  readonly id: string;
  readonly tenant: string;
  /** Whose; null once it is over. */
  readonly learner: string | null;
  readonly startedAt: number;
  /** When everything was removed for the first time; null before. */
  readonly lookedAt: number | null;
  readonly finishedAt: number | null;
  readonly removed: HeldCount;
}

/** Erasures under way, and what they leave behind. */
export interface ErasureStore {
  /** Begins one, or returns the one of this learner that is under way. Atomic. */
  begin(erasure: Erasure): Promise<Erasure>;
  /** Keeps what an erasure has become; the same id replaces. */
  note(erasure: Erasure): Promise<void>;
  /** Keeps tombstones; the same erasure and activity again change nothing. */
  bury(tombstones: readonly Tombstone[]): Promise<void>;
  /** Erasures that are not over, oldest first. */
  underWay(): Promise<readonly Erasure[]>;
  /** Tombstones of an activity. */
  ofActivity(activity: string): Promise<readonly Tombstone[]>;
}
