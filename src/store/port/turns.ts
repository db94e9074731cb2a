import type { LearnerEvent } from '../../learning/event.ts';
import type { Activity } from './activities.ts';
import type { GradeRow } from './grades.ts';
import type { Learner } from './learners.ts';
import type { Link } from './links.ts';
import type { Snapshot } from './snapshots.ts';

/** A state that its reader still has from before, and the id of the event it ends with. */
export interface HeldState {
  readonly snapshot: Snapshot;
  readonly event: string;
}

/** Everything one practice request needs. */
export interface LoadedTurn {
  readonly learner: Learner;
  readonly activity: Activity;
  readonly link: Link;
  /** What was kept, or what the reader held, see `load`. */
  readonly snapshot: Snapshot | null;
  /** Events after the snapshot (all of them when there is none), in order. */
  readonly events: readonly LearnerEvent[];
  readonly grade: GradeRow | null;
}

/** Whose turn, as a learner's session says it. */
export interface TurnOf {
  readonly learner: string;
  readonly activity: string;
  readonly link: string;
}

/** The one read of a practice request. */
export interface TurnStore {
  /**
   * Null when one of the three is unknown. Snapshot and events are consistent: no gap between them.
   * @param held takes the place of the snapshot while its event stands in the log read and few follow it
   */
  load(of: TurnOf, held?: HeldState): Promise<LoadedTurn | null>;
  /** The same for a learner seen by somebody else (instructor, worker), through a link that the rule for it picks. */
  loadLearner(learner: string, activity: string): Promise<LoadedTurn | null>;
}
