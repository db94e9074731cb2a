import type { LearnerState } from '../../learning/learnerState.ts';

/** A cache of the fold of a learner's log for a pack, up to `state.sequence`, made under one parameter set. */
export interface Snapshot {
  readonly learner: string;
  readonly pack: string;
  readonly state: LearnerState;
  /** Model and parameter set it was folded with; another one makes it useless. */
  readonly model: string;
  readonly parameters: string;
}

/** Learner states as a cache of the log; one that is lost is folded again. */
export interface SnapshotStore {
  /** Keeps the one with the highest sequence. Atomic. */
  save(snapshot: Snapshot): Promise<void>;
  load(learner: string, pack: string): Promise<Snapshot | null>;
  /** Drops every snapshot; they are rebuilt from the log. */
  clear(): Promise<void>;
}
