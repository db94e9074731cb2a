import type { RequestHandler } from 'express';
import { TrellisError } from '../errors.ts';

/**
 * Lets through what the tool's own pages send: JSON, which no foreign form can send, and not from another site where the
 * browser says which. @throws TrellisError `forbidden`
 */
export const ownPagesOnly: RequestHandler = (request, _response, next) => {
  const site = request.headers['sec-fetch-site'];
  if (!request.is('application/json') || (site !== undefined && site !== 'same-origin'))
    throw new TrellisError('forbidden', 'not sent by a page of the tool');
  next();
};
