import type { JWK } from 'jose';

/** A signing key of the tool. The private half is stored encrypted (AES-256-GCM under a key derived from `TRELLIS_SECRET`). */
export interface ToolKey {
  readonly kid: string;
  readonly alg: 'RS256';
  readonly publicJwk: JWK;
  /** Compact text `v1.<salt>.<iv>.<tag>.<ciphertext>` in base64url parts. */
  readonly sealedPrivateJwk: string;
  readonly createdAt: number;
  /** First moment it signs; it is published before. */
  readonly activeFrom: number;
  /** After this moment it no longer signs; it stays published for a week. Null while in use. */
  readonly retiredAt: number | null;
}
