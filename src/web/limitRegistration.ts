import type { RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { TrellisError } from '../errors.ts';
import { addressKey } from './addressKey.ts';

/** Registrations in ten minutes from one address: a person makes a few, and a code of 80 bits is out of reach. */
const REGISTRATIONS = 60;
const TEN_MINUTES_S = 600;

/** Limit by network address for what makes the tool call out, or keep something that nobody has agreed to. */
export function limitRegistration(): RequestHandler {
  const limiter = new RateLimiterMemory({ points: REGISTRATIONS, duration: TEN_MINUTES_S });
  return (request, _response, next) => {
    limiter.consume(addressKey(request.ip)).then(
      () => next(),
      () => next(new TrellisError('too_many_requests', 'registrations')),
    );
  };
}
