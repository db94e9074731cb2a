import { createHash, randomBytes } from 'node:crypto';
import type { Demo } from '../demo.ts';
import { Refusal } from '../refusal.ts';

/** Lifetime of an access token, in seconds. */
export const TOKEN_LIFETIME_S = 3600;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A new opaque access token for these scopes; only its hash is kept. */
export async function issueBearer(demo: Demo, scopes: readonly string[]): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = demo.now() + TOKEN_LIFETIME_S * 1000;
  await demo.state.change((state) => {
    state.tokens = state.tokens.filter((one) => one.expiresAt > demo.now());
    state.tokens.push({ hash: hashOf(token), scopes: [...scopes], expiresAt });
  });
  return token;
}

/**
 * Lets a service request through when its bearer token carries one of the scopes. Throws a refusal: 401 without a valid
 * token, 403 when the token lacks the scope.
 */
export function requireScope(demo: Demo, authorization: string | undefined, anyOf: readonly string[]): void {
  const token = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  const found = token && demo.state.now.tokens.find((one) => one.hash === hashOf(token));
  if (!found || found.expiresAt <= demo.now())
    throw new Refusal(401, 'The access token is missing or expired.');
  if (!found.scopes.some((scope) => anyOf.includes(scope)))
    throw new Refusal(403, 'The access token lacks the scope.');
}
