import { compactVerify, type JWK } from 'jose';
import { TrellisError } from '../../errors.ts';
import { decodeObject } from './header.ts';

/** The claims of a token whose signature held. Nothing else of the token is trusted yet. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Row 9: verifies with each key of the id in turn. jose refuses a key whose `kty`, `alg`, `use` or `key_ops` does not
 * fit and RSA below 2048 bits; `algorithms` must be given, for without it any algorithm the key allows would pass.
 */
export async function verifySignature(token: string, alg: string, keys: readonly JWK[]): Promise<Claims> {
  let cause: unknown;
  for (const key of keys) {
    try {
      const { payload } = await compactVerify(token, key, { algorithms: [alg] });
      return decodeObject(payload);
    } catch (error) {
      if (error instanceof TrellisError) throw error;
      cause = error;
    }
  }
  throw new TrellisError('signature_invalid', '', { cause });
}
