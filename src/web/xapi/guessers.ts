import type { RequestHandler, Response } from 'express';
import { TrellisError } from '../../errors.ts';
import { cameToNothing, type Limits } from '../limits.ts';

/** Whether a request got as far as telling who sends it. */
const KNOWN = 'xapiSenderKnown';

/** Notes that the sender of a request is known: from here on the sender's own limit counts what fails. */
export function senderIsKnown(response: Response): void {
  response.locals[KNOWN] = true;
}

/**
 * Turns addresses away that only guess keys, or send what nobody can read. What is refused once the sender is known is
 * daily bread: a state that is not there yet is a 404.
 */
export function guessers(limits: Pick<Limits, 'turnsAway' | 'failed'>): RequestHandler {
  return async (request, response, next) => {
    if (await limits.turnsAway(request)) throw new TrellisError('too_many_requests', 'address');
    response.on('finish', () => {
      const { statusCode, locals } = response;
      if (cameToNothing(statusCode) && locals[KNOWN] !== true) limits.failed(request);
    });
    next();
  };
}
