import type { LaunchMessage } from '../../lti/launchMessage.ts';
import type { LoginState, TakenState } from '../../lti/loginState.ts';

/** A verified launch that waits for the browser to prove itself (two minutes). */
export interface Ticket {
  /** SHA-256 of the ticket, base64url. */
  readonly hash: string;
  readonly secretHash: string;
  readonly message: LaunchMessage;
  readonly expiresAt: number;
}

/** What lives for minutes between login and web session. Everything here is used at most once. */
export interface LaunchStore {
  putState(state: LoginState): Promise<void>;
  /** Atomic: of any number of parallel takers one gets `taken`. A taken or expired state is remembered until it would have expired, to answer `replayed`/`expired`. */
  takeState(state: string, now: number): Promise<TakenState>;
  /** True the first time a key is seen, false after; forgotten after `expiresAt`. Atomic. */
  rememberNonce(key: string, expiresAt: number): Promise<boolean>;
  putTicket(ticket: Ticket): Promise<void>;
  /** Atomic; null when unknown, used or expired. */
  takeTicket(hash: string, now: number): Promise<Ticket | null>;
  /** Removes what expired long ago; returns how many. */
  sweep(now: number): Promise<number>;
}
