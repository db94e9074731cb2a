import type { LearnerEvent, OutsideEvent } from '../../learning/event.ts';
import type { Effect } from './effect.ts';

/** One entry to append: the event with the effects that follow from it. One atomic write. */
export interface LogEntry {
  readonly event: LearnerEvent;
  readonly effects: readonly Effect[];
}

/** What came of appending an event. */
export type Appended =
  /** Written, with its effects. */
  | { readonly outcome: 'stored' }
  /** An event of this id stands already (whatever its content): a repeat. Nothing was written. */
  | { readonly outcome: 'duplicate'; readonly event: LearnerEvent }
  /** Another event took this sequence. Nothing was written: read again and decide once more. */
  | { readonly outcome: 'stale' };

/** An entry whose effects are to be run by whoever holds the claim. */
export interface ClaimedEntry extends LogEntry {
  /** Proves the claim; ends when the lease does. */
  readonly claim: string;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
}

/** The learners' log. Unique on (learner, pack, sequence) and on (learner, event id). Times in ms since the epoch. */
export interface LogStore {
  append(entry: LogEntry): Promise<Appended>;
  /** Entries with unsettled effects whose time has come, oldest first; each is given to one caller for `leaseMs`. */
  claimDue(now: number, leaseMs: number, limit: number): Promise<readonly ClaimedEntry[]>;
  /** The effects are done. False when the claim was lost meanwhile (harmless: effects are idempotent). */
  settle(entry: ClaimedEntry): Promise<boolean>;
  /** The effects failed: try again at `due`. False when the claim was lost. */
  postpone(entry: ClaimedEntry, due: number): Promise<boolean>;
  /** One event of a learner, or null. */
  find(learner: string, id: string): Promise<LearnerEvent | null>;
  /** Events of a learner in a pack after a sequence, in order: all, or the first of them. */
  after(learner: string, pack: string, sequence: number, limit?: number): Promise<readonly LearnerEvent[]>;
  /** The newest events of a learner in an activity, newest first. */
  latest(learner: string, activity: string, limit: number): Promise<readonly LearnerEvent[]>;
  /** What a statement of another tool gave a learner as evidence, in whichever activities; found by an index. */
  evidenceBy(learner: string, statement: string): Promise<readonly OutsideEvent[]>;
  /** Every event in a pack, by learner and sequence; streamed. */
  ofPack(pack: string): AsyncIterable<LearnerEvent>;
  /** Every event, by learner, pack and sequence; streamed. */
  all(): AsyncIterable<LearnerEvent>;
}
