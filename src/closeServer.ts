import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { within } from './halt.ts';

/** For so long, in milliseconds, a connection that has sent nothing may still bring a request; then it is closed. */
const ARRIVING_MS = 300;
/** After so long a request under way is cut off. */
const REQUESTS_MS = 7_000;

/**
 * Closes a server when asked: it takes no more connections, finishes the requests under way and closes every connection
 * that has none; what takes too long is cut off. Node itself would wait for connections that never sent anything, and
 * would let whoever is answered last send the next request into a connection that closes.
 */
export function closerOf(server: Server): () => Promise<void> {
  const open = new Set<Socket>();
  const underWay = new Map<Socket, ServerResponse>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    underWay.set(socket, response);
    if (!server.listening) response.shouldKeepAlive = false;
    response.once('close', () => {
      underWay.delete(socket);
      if (!server.listening) socket.end();
    });
  });
  return async () => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const response of underWay.values()) response.shouldKeepAlive = false;
      server.closeIdleConnections();
    });
    if (await within(ARRIVING_MS, closed)) return;
    for (const socket of open) if (!underWay.has(socket)) socket.destroy();
    if (await within(REQUESTS_MS, closed)) return;
    server.closeAllConnections();
    await closed;
  };
}
