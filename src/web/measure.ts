import type { RequestHandler } from 'express';
import type { Metrics } from './metrics.ts';

/** Times every request by its route pattern, never by its path: paths hold ids. */
export function measure(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const end = metrics.requests.startTimer({ method: request.method });
    response.on('finish', () => {
      const pattern: unknown = request.route?.path;
      const route = typeof pattern === 'string' ? pattern : 'other';
      end({ route, status: `${Math.floor(response.statusCode / 100)}xx` });
    });
    next();
  };
}
