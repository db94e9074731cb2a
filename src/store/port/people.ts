import type { HeldKind } from '../../api/privacy.ts';
import type { Learner } from './learners.ts';

/** Somebody as the store knows them: the pseudonymous id, and the accounts by which statements name them. */
export interface Person {
  readonly id: string;
  readonly tenant: string;
  readonly issuer: string;
  /** Names of the accounts at the issuer: the platform's id of the person, and a pseudonym where there is one. */
  readonly names: readonly string[];
}

/** One document kept of a person, as it is kept; of a session not its token's hash, of a roster only the person's entry. */
export interface Held {
  readonly kind: HeldKind;
  readonly document: unknown;
}

/** How many documents of each kind. */
export type HeldCount = Readonly<Partial<Record<HeldKind, number>>>;

/** Everything kept of one person, across nouns: for whoever asks what it is, and for whoever wants it gone. */
export interface PeopleStore {
  /**
   * Marks the learner as being erased since `at`: name and language go at once, nothing is noted of them from here on.
   * Returns the record as it then stands, with the first mark it got; null when there is none. Atomic.
   */
  withdraw(id: string, at: number): Promise<Learner | null>;
  /**
   * Removes everything but the learner's record itself; how many of each kind. Running it again removes what came
   * meanwhile. Not one transaction: it may be interrupted anywhere and is run again.
   */
  remove(person: Person): Promise<HeldCount>;
  /** Removes the record of a learner withdrawn at this very moment; false when it is gone or was made anew. Atomic. */
  drop(id: string, at: number): Promise<boolean>;
  /** Learners last seen before this moment and not being erased, at most `limit`. */
  inactive(before: number, limit: number): Promise<readonly string[]>;
  /** How many documents of a learner there are, of the kinds that an index counts. */
  count(id: string): Promise<HeldCount>;
  /** Activities with a class row of the learner. */
  activitiesOf(id: string): Promise<readonly string[]>;
  /** Everything kept, by kind; streamed. */
  held(person: Person): AsyncIterable<Held>;
}
