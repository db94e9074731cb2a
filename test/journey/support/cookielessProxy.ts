import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { freePort } from '../../support/freePort.ts';

/** A way to a server on which no cookie survives. */
export interface CookielessProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Passes everything on to a port of this machine but the cookies it sets: a browser behind it is one that keeps storage
 * and no cookies in frames, as Safari, which Chromium by itself cannot be.
 */
export async function openCookielessProxy(to: number): Promise<CookielessProxy> {
  const port = await freePort();
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, headers, url: path } = incoming;
    const onward = request({ host: '127.0.0.1', port: to, method, headers, path }, (answer) => {
      const { 'set-cookie': _eaten, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, kept);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
