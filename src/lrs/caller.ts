import type { LrsAgent, LrsGroup } from '../xapi/agent.ts';
import type { LrsScope, XapiVersion } from '../xapi/scopes.ts';

/** Who sends a request to the record store, once that is known. Everything it reads and writes is of its tenant. */
export interface LrsCaller {
  readonly tenant: string;
  /** Id of the key, or the hash of the session's token: what limits count by, and what `more` is bound to. */
  readonly credential: string;
  readonly scopes: readonly LrsScope[];
  /** Written into each statement it stores, whatever the statement says. */
  readonly authority: LrsAgent | LrsGroup;
  /** Version of a request that names none, where the protocol allows that. */
  readonly version: XapiVersion;
  /**
   * Set for the bearer of a launched session: it reads and writes what is about this agent alone (the learner's account
   * as statements name it), whatever its scopes say.
   */
  readonly own: LrsAgent | null;
}

/** Credentials as a request carries them, not yet believed. */
export type LrsCredential =
  | { readonly kind: 'key'; readonly key: string; readonly secret: string }
  /** SHA-256 of a session's bearer token, as `practice/webSession.tokenHash` makes it. */
  | { readonly kind: 'session'; readonly tokenHash: string };

/**
 * Whose credential it is; null when nobody's (unknown, revoked, expired, wrong secret).
 * @throws TrellisError `too_many_requests`
 */
export type FindCaller = (credential: LrsCredential) => Promise<LrsCaller | null>;
