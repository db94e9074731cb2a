/** Who is in a course, as the platform last told. */
export interface Roster {
  readonly context: string;
  readonly tenant: string;
  readonly members: readonly RosterMember[];
  readonly fetchedAt: number;
}

export interface RosterMember {
  /** The learner's id here, derived from tenant and the platform's user id. */
  readonly learner: string;
  readonly name: string | null;
  readonly role: 'learner' | 'instructor' | 'other';
}

export interface RosterStore {
  /** Replaces the roster of the course. A member without a name keeps the known one. */
  save(roster: Roster): Promise<void>;
  get(context: string): Promise<Roster | null>;
}
