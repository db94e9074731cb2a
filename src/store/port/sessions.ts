import type { DeepLinkSettings } from '../../lti/launchMessage.ts';

/** What a web session may do. */
export type SessionKind = 'learner' | 'instructor' | 'picker';

/** One web session: what a bearer token stands for. Only the token's SHA-256 is kept. */
export interface Session {
  readonly tokenHash: string;
  readonly kind: SessionKind;
  readonly tenant: string;
  readonly registration: string;
  readonly deployment: string;
  /** Who it is, pseudonymous. */
  readonly learner: string;
  /** Link and activity it is for; null while an instructor has not chosen yet. */
  readonly link: string | null;
  readonly activity: string | null;
  readonly sitting: string | null;
  readonly locale: string;
  /** Student preview: practises, is never graded or listed. */
  readonly preview: boolean;
  readonly deepLink: DeepLinkSettings | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface SessionStore {
  create(session: Session): Promise<void>;
  /** Null when unknown; the caller compares `expiresAt`. */
  find(tokenHash: string): Promise<Session | null>;
  /** Takes the session's one deep-linking answer: true exactly once. */
  takeDeepLink(tokenHash: string): Promise<boolean>;
  /** Removes what expired before `now`; returns how many. */
  sweep(now: number): Promise<number>;
}
