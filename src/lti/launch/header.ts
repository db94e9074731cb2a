import { TrellisError } from '../../errors.ts';

/** What counts of a JWS header; `jwk`, `jku`, `x5u` and `x5c` are never looked at. */
interface TokenHeader {
  readonly alg: string;
  readonly kid: string;
}

/** The only algorithms an administrator can turn on; `none` and shared-secret ones are not among them. */
const POSSIBLE = new Set(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']);

/**
 * Rows 5 and 7 (first half): a compact JWS of three parts, an allowed algorithm, a key id. Parts must be in the one
 * canonical base64url spelling, so that no two texts are the same token.
 */
export function readHeader(token: string, algorithms: readonly string[]): TokenHeader {
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every(isCanonical)) throw new TrellisError('token_malformed');
  const header = decodeObject(parts[0] ?? '');
  if ('crit' in header || 'b64' in header) throw new TrellisError('token_malformed', 'crit');
  const { alg, kid } = header;
  if (typeof alg !== 'string' || !POSSIBLE.has(alg) || !algorithms.includes(alg)) {
    throw new TrellisError('alg_not_allowed');
  }
  if (kid === undefined || kid === '') throw new TrellisError('kid_missing');
  if (typeof kid !== 'string' || kid.length > 1024) throw new TrellisError('token_malformed', 'kid');
  return { alg, kid };
}

function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes a base64url part that must hold a JSON object in valid UTF-8; `token_malformed` otherwise. */
export function decodeObject(part: string | Uint8Array): Readonly<Record<string, unknown>> {
  const bytes = typeof part === 'string' ? Buffer.from(part, 'base64url') : part;
  let value: unknown;
  try {
    value = JSON.parse(UTF_8.decode(bytes));
  } catch (cause) {
    throw new TrellisError('token_malformed', 'not JSON', { cause });
  }
  if (!isRecord(value)) throw new TrellisError('token_malformed', 'not an object');
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
