import { MINUTE_MS } from '../duration.ts';

/** How long a begun login, its binding cookie and an `iat` are accepted, in milliseconds (15 minutes). */
export const LOGIN_TTL_MS = 15 * MINUTE_MS;

/** What the tool remembers between login initiation and launch; used once. Only the hash of the browser's secret is kept. */
export interface LoginState {
  readonly state: string;
  readonly nonce: string;
  readonly registrationId: string;
  /** SHA-256 of the browser secret, base64url. */
  readonly secretHash: string;
  readonly targetLinkUri: string;
  /** As sent at login, when it was. */
  readonly deploymentId: string | null;
  readonly storageTarget: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What taking a state can answer. A state is taken at most once, whatever the number of parallel takers. */
export type TakenState =
  | { readonly outcome: 'taken'; readonly record: LoginState }
  | { readonly outcome: 'unknown' | 'expired' | 'replayed' };
