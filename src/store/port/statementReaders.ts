import type { Micros } from '../../xapi/time.ts';

/** What reads a customer's statements one after the other: a target they are sent on to, or what is learned from them. */
type ReaderKind = 'forward' | 'evidence';

/** Somebody who reads the statements of a tenant in the order they were stored, and how far they have come. */
export interface StatementReader {
  readonly id: string;
  readonly kind: ReaderKind;
  readonly tenant: string;
  /** `stored` of the last statement it is done with; 0 before the first. */
  readonly cursor: Micros;
  /** When it is to go on, milliseconds since the epoch. */
  readonly due: number;
  /** It stays where it is until it is told to go on. */
  readonly paused: boolean;
}

/** A reader that nobody else moves while the claim lasts. */
export interface ClaimedReader extends StatementReader {
  readonly claim: string;
}

/** Who reads a tenant's statements in the order they were stored, and how far they are. */
export interface StatementReaderStore {
  /** Keeps a new reader; the same id again changes nothing. */
  add(reader: StatementReader): Promise<void>;
  /** The reader of this kind that has been due longest, none of those in `without`; given to one caller for `leaseMs`. */
  claimDue(
    kind: ReaderKind,
    now: number,
    leaseMs: number,
    without: readonly string[],
  ): Promise<ClaimedReader | null>;
  /** Ends the claim, done up to `cursor` and due again at `due`. False when the claim was lost: nothing is changed. */
  finish(claimed: ClaimedReader, cursor: Micros, due: number): Promise<boolean>;
  /** Stops it, or lets it go on at once; false when there is none. */
  pause(id: string, paused: boolean, now: number): Promise<boolean>;
  remove(id: string): Promise<void>;
  find(id: string): Promise<StatementReader | null>;
  /** In the order of their ids. */
  list(kind: ReaderKind): Promise<readonly StatementReader[]>;
}
