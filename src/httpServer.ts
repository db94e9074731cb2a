import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';

/** How long a request may take to arrive, in milliseconds: its head, all of it, and how often that is looked at. */
export interface ArrivalLimits {
  readonly headMs: number;
  readonly wholeMs: number;
  readonly everyMs: number;
}

/** A request that trickles in holds a connection no longer than an honest one needs: thirty seconds with the last look. */
export const ARRIVAL: ArrivalLimits = { headMs: 15_000, wholeMs: 25_000, everyMs: 5_000 };

/**
 * A server that answers 408 to what does not arrive in time and closes the connection. Node itself looks every thirty
 * seconds, and where the head may take longer than the whole it exchanges the two limits.
 * @param classes of its requests and answers, where they are not Node's own
 */
export function makeServer(
  answer: RequestListener,
  limits: ArrivalLimits = ARRIVAL,
  classes: Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> = {},
): Server {
  const { headMs, wholeMs, everyMs } = limits;
  return createServer(
    { headersTimeout: headMs, requestTimeout: wholeMs, connectionsCheckingInterval: everyMs, ...classes },
    answer,
  );
}
