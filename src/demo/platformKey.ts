import { readFile } from 'node:fs/promises';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import { writeAtomically } from './atomicFile.ts';

/** The platform's own RSA key: signs id_tokens, publishes its public half. */
export interface PlatformKey {
  readonly jwks: { readonly keys: readonly JWK[] };
  /** A compact JWS (RS256) over the claims; `iat` and `exp` are in seconds and come from the caller. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
}

const storedKey = z.object({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});

async function readOrMake(path: string): Promise<z.infer<typeof storedKey>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text !== null) return storedKey.parse(JSON.parse(text));
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
  const made = storedKey.parse(await exportJWK(privateKey));
  await writeAtomically(path, JSON.stringify(made));
  return made;
}

/** The key kept under `path`, made at the first start. */
export async function openPlatformKey(path: string): Promise<PlatformKey> {
  const privateJwk = await readOrMake(path);
  const { kty, n, e } = privateJwk;
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const key = await importJWK(privateJwk, 'RS256');
  return {
    jwks: { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] },
    sign: (claims) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(key),
  };
}
