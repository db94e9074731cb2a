/** Who is in a course, as the platform last told. */
export interface Roster {
  readonly context: string;
  readonly tenant: string;
  /** Those who have left stay, marked: nobody is forgotten because a list no longer names them. */
  readonly members: readonly RosterMember[];
  /** When the platform last told, and when it last told everybody; milliseconds since the epoch. */
  readonly fetchedAt: number;
  readonly wholeAt: number;
  /** When it was last looked at whether to ask. */
  readonly checkedAt: number;
  /** Where the platform tells what has changed since; null where it does not. */
  readonly differences: string | null;
}

/** Somebody the platform says is in the course, or was. */
export interface RosterMember {
  /** The learner's id here, derived from tenant and the platform's user id. */
  readonly learner: string;
  readonly name: string | null;
  readonly role: 'learner' | 'instructor' | 'other';
  /** Has left the course. */
  readonly gone?: boolean;
}

/** What a platform told: everybody (`whole`), or what has changed since it last did. */
export interface RosterNews {
  readonly context: string;
  readonly tenant: string;
  readonly whole: boolean;
  /** Some may be missing from it. */
  readonly partial?: true;
  readonly members: readonly RosterMember[];
  readonly at: number;
  readonly differences: string | null;
}

/** Who is in each course, as its platform told. */
export interface RosterStore {
  /**
   * Brings the course's roster up to date; returns it. Whoever a whole list no longer names is marked as gone, never
   * removed, and stays as known where the list is partial; a member without a name keeps the known one. Changes to a roster that is not known are not kept: null. Atomic.
   */
  tell(news: RosterNews): Promise<Roster | null>;
  get(context: string): Promise<Roster | null>;
  /** Rosters last looked at before `before`, oldest first; from now on they count as looked at, so that one caller gets each. */
  claimStale(before: number, now: number, limit: number): Promise<readonly Roster[]>;
}
