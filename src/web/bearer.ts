import type { Request } from 'express';
import { TrellisError } from '../errors.ts';
import { hashOfSecret } from '../practice/secretText.ts';

/** Hash of the request's bearer token; null when there is none of the right form. */
export function bearerOf(request: Pick<Request, 'headers'>): string | null {
  const found = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '');
  return found?.[1] ? hashOfSecret(found[1]) : null;
}

/** Hash of the request's bearer token. @throws TrellisError `session_missing` */
export function bearerHash(request: Request): string {
  const hash = bearerOf(request);
  if (hash === null) throw new TrellisError('session_missing');
  return hash;
}
