import type { LrsScope, XapiVersion } from '../../xapi/scopes.ts';

/** A client's credential for the LRS: it sees and writes one tenant. Only the SHA-256 of its secret is kept. */
export interface LrsKey {
  /** The public half, which a client sends as its user name. */
  readonly id: string;
  readonly secretHash: string;
  readonly tenant: string;
  /** Whom it is for, in the operator's words. */
  readonly label: string;
  readonly scopes: readonly LrsScope[];
  /** Spoken with requests that name no version. */
  readonly version: XapiVersion;
  /** Most requests in a minute, in each process. */
  readonly perMinute: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** A revoked key stays on record, so that the authority of its statements can be told. */
  readonly revokedAt: number | null;
}

/** Credentials of clients of the LRS. */
export interface LrsKeyStore {
  /** Keeps a new key. Rejects with `conflict` when the id is taken. */
  add(key: LrsKey): Promise<void>;
  /** False when there is none or it is revoked already. Atomic: true for one of any number of callers. */
  revoke(id: string, at: number): Promise<boolean>;
  find(id: string): Promise<LrsKey | null>;
  /** Newest first. */
  list(): Promise<readonly LrsKey[]>;
}
