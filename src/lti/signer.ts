import { type CryptoKey, importJWK, type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';
import { signingKey } from './keys.ts';
import { unseal } from './sealedKey.ts';
import type { ToolKey } from './toolKey.ts';

/** Signs claims as a compact JWT with the tool's key of the moment (RS256, `kid` in the header). */
export type Sign = (claims: JWTPayload) => Promise<string>;

const jwkSchema = z.looseObject({ kty: z.literal('RSA'), d: z.string() });

/** A signer over the stored keys. Opened keys are remembered: stretching the secret is slow on purpose. */
export function makeSigner(deps: {
  keys(): Promise<readonly ToolKey[]>;
  readonly secret: string;
  now(): number;
}): Sign {
  const opened = new Map<string, Promise<CryptoKey>>();
  return async (claims) => {
    const key = signingKey(await deps.keys(), deps.now());
    const opening = opened.get(key.kid) ?? open(key, deps.secret);
    opened.set(key.kid, opening);
    opening.catch(() => opened.delete(key.kid));
    const header = { alg: key.alg, kid: key.kid, typ: 'JWT' };
    return new SignJWT(claims).setProtectedHeader(header).sign(await opening);
  };
}

async function open(key: ToolKey, secret: string): Promise<CryptoKey> {
  const jwk = jwkSchema.parse(JSON.parse(await unseal(key.sealedPrivateJwk, secret, key.kid)));
  const imported = await importJWK(jwk, key.alg);
  if (imported instanceof Uint8Array) throw new TypeError('a tool key is not symmetric');
  return imported;
}
