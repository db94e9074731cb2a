import type { XapiVersion } from '../../xapi/scopes.ts';

/** Which statements are sent on: those that meet every part that is not empty. */
export interface ForwardFilter {
  /** IRIs of verbs. */
  readonly verbs: readonly string[];
  /** Beginnings of ids of activities that are the object. */
  readonly activities: readonly string[];
  /** Only the tool's own statements. */
  readonly ownOnly: boolean;
}

/** How sending goes. Times are milliseconds since the epoch. */
export interface ForwardDelivery {
  /** Statements the target has accepted. */
  readonly sent: number;
  readonly sentAt: number | null;
  /** Failed tries since the last success, and the first of them. */
  readonly attempts: number;
  readonly failingSince: number | null;
  /**
   * Why the last try failed: no answer, an answer that asks for patience, credentials not accepted, an address that is no
   * record store, or one that must not be called.
   */
  readonly reason: 'unreachable' | 'busy' | 'unauthorised' | 'unexpected' | 'blocked' | null;
}

/** Another record store that a customer's statements are sent on to. Its id is that of the reader that moves along. */
export interface ForwardTarget {
  readonly id: string;
  readonly tenant: string;
  readonly label: string;
  /** Base address, without `/statements` and without a slash at the end. */
  readonly endpoint: string;
  readonly username: string;
  /** Sealed under the tool's secret. */
  readonly password: string;
  readonly version: XapiVersion;
  readonly filter: ForwardFilter;
  readonly createdAt: number;
  readonly delivery: ForwardDelivery;
}

/** Targets that statements are sent on to, and how it goes. */
export interface ForwardStore {
  /** Keeps a new target. Rejects with `conflict` when the id is taken. */
  add(target: ForwardTarget): Promise<void>;
  /** Notes how sending goes; nothing where the target is gone. */
  note(id: string, delivery: ForwardDelivery): Promise<void>;
  /** False when there is none. */
  remove(id: string): Promise<boolean>;
  find(id: string): Promise<ForwardTarget | null>;
  /** Oldest first. */
  list(): Promise<readonly ForwardTarget[]>;
}
