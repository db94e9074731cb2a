import type { Request } from 'express';
import type { LrsCredential } from '../../lrs/caller.ts';
import { bearerOf } from '../bearer.ts';

/** `key:secret` of a Basic header (RFC 7617); null when it is none. A secret may hold colons. */
function basicOf(header: string): LrsCredential | null {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header)?.[1];
  if (!encoded) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 1 ? null : { kind: 'key', key: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** The credential of an `Authorization` header: a key and its secret, or the bearer of a session; null for anything else. */
export function credentialOf(request: Pick<Request, 'headers'>): LrsCredential | null {
  const tokenHash = bearerOf(request);
  if (tokenHash !== null) return { kind: 'session', tokenHash };
  return basicOf(request.headers.authorization ?? '');
}
