import { createServer, type Server } from 'node:http';
import { TrellisError } from '../errors.ts';

/** A server without a handler yet, listening; its port. Throws `port_in_use`. Port 0 takes any free one. */
export function listen(host: string, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(taken ? new TrellisError('port_in_use', 'demo', { params: { port }, cause: error }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ server, port: address !== null && typeof address === 'object' ? address.port : port });
    });
  });
}

/** Stops a server at once, open connections included. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
