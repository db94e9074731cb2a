import type { RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { TrellisError } from '../errors.ts';
import { tokenHash } from '../practice/webSession.ts';

/** Requests per minute from one address: a school of 500 behind one address passes. */
const ADDRESS_PER_MINUTE = 12_000;
/** Requests per minute of one web session: far above any person, far below a loop. */
const SESSION_PER_MINUTE = 600;

function limited(points: number, keyOf: (request: Parameters<RequestHandler>[0]) => string): RequestHandler {
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return (request, _response, next) => {
    limiter.consume(keyOf(request)).then(
      () => next(),
      () => next(new TrellisError('too_many_requests')),
    );
  };
}

/** Limit by network address. */
export const limitByAddress = (): RequestHandler => limited(ADDRESS_PER_MINUTE, ({ ip }) => ip ?? '');

/** A short key for a bearer of the right form; anything else has none of its own. */
function sessionKey(authorization: string | undefined): string | null {
  return /^Bearer [A-Za-z0-9_-]{43}$/.test(authorization ?? '') ? tokenHash(authorization ?? '') : null;
}

/** Limit by bearer token. */
export const limitBySession = (): RequestHandler =>
  limited(SESSION_PER_MINUTE, (request) => sessionKey(request.headers.authorization) ?? request.ip ?? '');
