import type { LearnerEvent } from '../../learning/event.ts';
import type { Activity } from './activities.ts';
import type { GradeRow } from './grades.ts';
import type { Learner } from './learners.ts';
import type { Link } from './links.ts';
import type { Session } from './sessions.ts';
import type { Snapshot } from './snapshots.ts';

/** Everything one practice request needs. */
export interface LoadedTurn {
  readonly session: Session;
  readonly learner: Learner;
  readonly activity: Activity;
  readonly link: Link;
  readonly snapshot: Snapshot | null;
  /** Events after the snapshot (all of them when there is none), in order. */
  readonly events: readonly LearnerEvent[];
  readonly grade: GradeRow | null;
}

/** The one read of a practice request. */
export interface TurnStore {
  /** Null when the session is unknown or has no activity. Snapshot and events are consistent: no gap between them. */
  load(tokenHash: string): Promise<LoadedTurn | null>;
  /** The same for a learner seen by somebody else (instructor, worker), without a session. */
  loadLearner(learner: string, activity: string): Promise<Omit<LoadedTurn, 'session'> | null>;
}
