import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import type { JWK } from 'jose';
import { TrellisError } from '../../errors.ts';
import { decodeObject } from './header.ts';

/** The claims of a token whose signature held. Nothing else of the token is trusted yet. */
export type Claims = Readonly<Record<string, unknown>>;

/** What an algorithm wants of its key, and the digest it signs (RFC 7518, 3.1). */
interface Algorithm {
  readonly kty: 'RSA' | 'EC';
  readonly crv?: string;
  readonly digest: string;
}

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  RS256: { kty: 'RSA', digest: 'sha256' },
  RS384: { kty: 'RSA', digest: 'sha384' },
  RS512: { kty: 'RSA', digest: 'sha512' },
  ES256: { kty: 'EC', crv: 'P-256', digest: 'sha256' },
  ES384: { kty: 'EC', crv: 'P-384', digest: 'sha384' },
  ES512: { kty: 'EC', crv: 'P-521', digest: 'sha512' },
};

/** RFC 7518, 3.3: in bits. */
const SHORTEST_RSA = 2048;

/**
 * What one signature may cost, for everybody waits while it is verified: keys of one id that are tried (some platforms
 * publish doubles), and the largest exponent of RSA (nearly all have 65537; verifying takes as long as it has bits).
 */
const MOST_KEYS = 8;
const LARGEST_EXPONENT = 2n ** 32n;

/** Opened keys, as long as the key set is remembered that they came in. */
const opened = new WeakMap<JWK, KeyObject>();

function open(jwk: JWK): KeyObject {
  const known = opened.get(jwk);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  opened.set(jwk, key);
  return key;
}

/** Whether a key says nothing against this use: its kind, its own algorithm, what it is for (RFC 7517, 4). */
function fits(jwk: JWK, alg: string, { kty, crv }: Algorithm): boolean {
  const ops: unknown = jwk.key_ops;
  return (
    jwk.kty === kty &&
    jwk.crv === crv &&
    (jwk.alg === undefined || jwk.alg === alg) &&
    (jwk.use === undefined || jwk.use === 'sig') &&
    (ops === undefined || (Array.isArray(ops) && ops.includes('verify')))
  );
}

function isUsualRsa({ asymmetricKeyDetails = {} }: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = LARGEST_EXPONENT } = asymmetricKeyDetails;
  return modulusLength >= SHORTEST_RSA && publicExponent < LARGEST_EXPONENT;
}

function holds(token: string, alg: string, jwk: JWK): boolean {
  const algorithm = ALGORITHMS[alg];
  if (algorithm === undefined || !fits(jwk, alg, algorithm)) return false;
  const key = open(jwk);
  if (algorithm.kty === 'RSA' && !isUsualRsa(key)) return false;
  const end = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  // A JWS has both numbers of an elliptic curve's signature side by side (RFC 7518, 3.4).
  const how = { key, dsaEncoding: 'ieee-p1363' } as const;
  return verify(algorithm.digest, Buffer.from(token.slice(0, end)), how, signature);
}

/**
 * Row 9: verifies with each key of the id in turn. The key must fit the algorithm by `kty`, `crv`, `alg`, `use` and
 * `key_ops`, and RSA has 2048 bits at least and a usual exponent. Verified here and at once: by way of the engine's other threads the same
 * costs more than three times as much.
 */
export function verifySignature(token: string, alg: string, keys: readonly JWK[]): Claims {
  let cause: unknown;
  for (const key of keys.slice(0, MOST_KEYS)) {
    try {
      if (holds(token, alg, key)) return decodeObject(token.split('.')[1] ?? '');
    } catch (error) {
      if (error instanceof TrellisError) throw error;
      cause = error;
    }
  }
  throw new TrellisError('signature_invalid', '', { cause });
}
