import type { Pages } from '../../api/page.ts';
import type { DeepLinkSettings } from '../../lti/launchMessage.ts';

/**
 * What a web session may do. A reader sees the work of the learners named in the session and changes nothing; an
 * administrator of the LMS looks after their own platform and sees no learner's work.
 */
export type SessionKind = 'learner' | 'instructor' | 'picker' | 'reader' | 'administrator';

/** A side from which a launch's roles let somebody look at the activity. */
export type SessionView = 'learner' | 'instructor' | 'mentor';

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
  /** A test user of the platform: practises, is shown to the instructor as such, is never graded or counted. */
  readonly testUser?: boolean;
  /** Somebody acts as the person the launch named: practises as nobody, is never graded, counted or listed. */
  readonly masquerade?: boolean;
  /** Views the launch gave, which the person may switch between; none in sessions of a picker. */
  readonly views?: readonly SessionView[];
  /** Learners whose work may be read: by a reader those named to a mentor, or whose work is reviewed. */
  readonly mayRead?: readonly string[];
  /** Whose work a submission review opens, with the name the platform told. */
  readonly review?: { readonly learner: string; readonly name: string | null };
  /** Factor on times that the launch told, above 1; left out for none. */
  readonly extraTime?: number;
  readonly deepLink: DeepLinkSettings | null;
  /** How a picker began, from what the platform had preset. */
  readonly picker?: Pick<Pages['picker'], 'start' | 'tampered'>;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Web sessions, by the hash of their bearer token. */
export interface SessionStore {
  create(session: Session): Promise<void>;
  /** Null when unknown; the caller compares `expiresAt`. */
  find(tokenHash: string): Promise<Session | null>;
  /** Takes the session's one deep-linking answer: true exactly once. */
  takeDeepLink(tokenHash: string): Promise<boolean>;
  /** Ends every session of a registration, or of one deployment of it; returns how many. */
  endOf(registration: string, deployment: string | null): Promise<number>;
  /** Removes what expired before `now`; returns how many. */
  sweep(now: number): Promise<number>;
}
