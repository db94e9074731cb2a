import type { RequestHandler } from 'express';

/**
 * The record store is for pages of other origins too: its credentials are sent on purpose and never by the browser itself,
 * so no page can use those of a visitor (xAPI 2.0, 4.1.2.2).
 */
export const crossOrigin: RequestHandler = (request, response, next) => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader(
    'access-control-expose-headers',
    'ETag, Last-Modified, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through',
  );
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('access-control-allow-methods', 'GET, HEAD, PUT, POST, DELETE');
  response.setHeader(
    'access-control-allow-headers',
    'Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version, Accept-Language',
  );
  response.setHeader('access-control-max-age', '86400');
  response.status(204).end();
};
