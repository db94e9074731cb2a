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

/** How long after its end a login state is still known, to tell a late launch from a forged one, in milliseconds (1 h). */
export const STATE_REMEMBERED_MS = 60 * 60 * 1000;

/** What lives for minutes between login and web session. Everything here is used at most once. */
export interface LaunchStore {
  putState(state: LoginState): Promise<void>;
  /**
   * Atomic: of any number of parallel takers one gets `taken`. A taken or expired state is remembered for
   * `STATE_REMEMBERED_MS` after its end, to answer `replayed`/`expired`.
   */
  takeState(state: string, now: number): Promise<TakenState>;
  /** True the first time a key is seen, false after; forgotten after `expiresAt`. Atomic. */
  rememberNonce(key: string, expiresAt: number): Promise<boolean>;
  putTicket(ticket: Ticket): Promise<void>;
  /** Atomic; null when unknown, used or expired. */
  takeTicket(hash: string, now: number): Promise<Ticket | null>;
  /** Ends every ticket of a registration, or of one deployment of it; returns how many. */
  endTickets(registration: string, deployment: string | null): Promise<number>;
  /** Removes what expired long ago; returns how many. */
  sweep(now: number): Promise<number>;
}
