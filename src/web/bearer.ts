import type { Request } from 'express';
import { TrellisError } from '../errors.ts';
import { tokenHash } from '../practice/webSession.ts';

/** Hash of the request's bearer token. @throws TrellisError `session_missing` */
export function bearerHash(request: Request): string {
  const found = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '');
  if (!found?.[1]) throw new TrellisError('session_missing');
  return tokenHash(found[1]);
}
