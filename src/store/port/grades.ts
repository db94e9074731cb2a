import type { Difference } from '../../api/gradeReport.ts';

/** What the gradebook should say of one learner at one link, as of an event. */
export interface GradeWant {
  readonly link: string;
  readonly learner: string;
  readonly activity: string;
  readonly tenant: string;
  /** Sequence of the event that decided it, within the learner's log of `pack`. */
  readonly pack: string;
  readonly sequence: number;
  /** 0 to 1. */
  readonly value: number;
  /** Everything the activity asks for is done: the platform's activity progress. */
  readonly completed: boolean;
  readonly decidedAt: number;
  /** End of a sitting: do not wait for quiet. */
  readonly final: boolean;
  /** Decided by an instructor's override: the learner did nothing new. */
  readonly byInstructor?: true;
  /**
   * Newest sitting whose work is in the grade; absent for none, and in rows from before it was kept. One that comes without
   * keeps that of the want before.
   */
  readonly sitting?: string;
}

/**
 * `waiting`: to be sent; `sent`: the gradebook has it; `retrying`: a try failed and the next has its time; `parked`: tried no
 * more until somebody presses "send again"; `superseded`: the gradebook holds something newer, or it is held back for one
 * that was given there by hand (`rules/comparedGrade.ts`).
 */
export type GradeStatus = 'waiting' | 'sent' | 'retrying' | 'parked' | 'superseded';

/** A difference that a reading of the gradebook found, kept until one finds none or a grade is taken anew. */
export interface GradeDiffers {
  readonly why: Difference;
  /** Share that the gradebook shows, 0 to 1; null where it shows none. */
  readonly shown: number | null;
  /** When it was first seen so, milliseconds since the epoch. */
  readonly since: number;
  /** An instructor has asked for ours in its place, which is to be sent: it keeps nothing back until then. */
  readonly overruled?: true;
}

/** What a reading of the gradebook found of one grade. */
export interface SeenGrade {
  /** Timestamp of the score that stood in the row when the two were compared; null where none had been taken. */
  readonly timestamp: number | null;
  /** Null where both agree. */
  readonly differs: Pick<GradeDiffers, 'why' | 'shown'> | null;
  /** When the gradebook was read, milliseconds since the epoch. */
  readonly at: number;
}

/** What a score goes out with, and for which want that was fixed. */
export interface GradeWire {
  readonly sequence: number;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** It may have reached the gradebook, in a try that is under way or whose answer did not come; absent where it is not known. */
  readonly mayHaveLeft?: boolean;
}

/** What the worker knows about sending one row. */
export interface GradeDelivery {
  readonly status: GradeStatus;
  /** Fixed before sending and kept on retry. */
  readonly wire: GradeWire | null;
  /** What the gradebook last accepted, and when. */
  readonly sent: {
    readonly sequence: number;
    readonly value: number;
    readonly timestamp: number;
    readonly at: number;
    /** Share that it took before this one; absent when this was the first. */
    readonly before?: number;
    /** Newest sitting whose work it took; absent where none was told. */
    readonly sitting?: string;
  } | null;
  /** Failed tries since the last success. */
  readonly attempts: number;
  /** First failure since the last success. */
  readonly failingSince: number | null;
  /** Error code a person can be told. */
  readonly reason: string | null;
  /** The newest try, and until when the platform asked for a pause with it; milliseconds since the epoch. */
  readonly triedAt?: number;
  readonly pausedUntil?: number | null;
  /** How the gradebook differs, as last read; absent where it was found to agree or was not read. */
  readonly differs?: GradeDiffers;
}

/** One outbox row: one line item and user. */
export interface GradeRow {
  readonly key: string;
  readonly want: GradeWant;
  readonly delivery: GradeDelivery;
  /** When it is to be tried; null when nothing is to be sent. */
  readonly due: number | null;
}

/** A row that one worker has until its lease ends; `claim` is what settling it takes. */
export interface ClaimedGrade extends GradeRow {
  readonly claim: string;
}

/** How long a grade waits for more answers before it is sent, in milliseconds. */
export interface Quiet {
  /** After the newest change (20 s). */
  readonly quietMs: number;
  /** After the first unsent change at the most (2 min). */
  readonly mostMs: number;
}

/** Who asks for a grade to be sent again; a comparer is an instructor who has seen what the gradebook shows. */
export type Presser = 'learner' | 'instructor' | 'comparer' | 'administrator';

/** Key of a row. */
export function gradeKey(link: string, learner: string): string {
  return `${link}/${learner}`;
}

/** The outbox of grades: one row per link and learner. */
export interface GradeStore {
  /**
   * Upserts the row and keeps the highest sequence; an older or equal one changes nothing. Sets `due` to
   * min(first unsent change + mostMs, now + quietMs), at once when final. A parked or superseded row waits again; one whose
   * value the gradebook took last, and was not seen to have lost since, is not due and counts as sent with what is wanted
   * now. Where a person was seen to have put a higher grade or a zero into the gradebook, the row is held back as superseded
   * instead, until "send again" or until that is gone. Atomic.
   */
  want(want: GradeWant, quiet: Quiet, now: number): Promise<void>;
  /** Rows that are due, oldest first and none of the tenants in `without`, each given to one caller for `leaseMs`. */
  claimDue(
    now: number,
    leaseMs: number,
    limit: number,
    without?: readonly string[],
  ): Promise<readonly ClaimedGrade[]>;
  /**
   * Writes what the worker fixed, in the delivery of the row, while it keeps the claim; the status stays as it is. False when
   * the claim was lost, or the row gave way since it was claimed.
   */
  record(row: ClaimedGrade): Promise<boolean>;
  /**
   * Writes the outcome and ends the claim. `due` is the next try or null; when a newer want came meanwhile the row
   * waits for it instead, unless the gradebook took that very value with this try. False when the claim was lost.
   */
  finish(row: ClaimedGrade, delivery: GradeDelivery, due: number | null, now: number): Promise<boolean>;
  /**
   * "Send again": parked and retrying rows of the activity (or of one learner in it, or of one link) are due at once, for an instructor
   * superseded ones too and for a comparer sent ones, with a timestamp of now; how many. A pause that the platform asked
   * for is kept whoever presses, and a learner's press waits until `RESEND_GAP_MS` after the try before.
   */
  again(
    activity: string,
    learner: string | null,
    by: Presser,
    now: number,
    link?: string | null,
  ): Promise<number>;
  /**
   * Notes what the gradebook was seen to show. A row that is being sent, or was sent since it was compared, keeps what it
   * has. Where a row was held back, for a change by hand or for a newer one that was seen, and that is gone again, its newest
   * want is due, with a timestamp of `seen.at`. False: nothing changed. Atomic.
   */
  compared(key: string, seen: SeenGrade): Promise<boolean>;
  get(key: string): Promise<GradeRow | null>;
  ofActivity(activity: string): Promise<readonly GradeRow[]>;
}
