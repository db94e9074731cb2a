import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that a test can break. */
export interface Interruptible {
  readonly url: string;
  /** From now on requests still arrive and no answer comes back. */
  swallowAnswers(): void;
  /** Breaks every connection; new ones are accepted. */
  drop(): void;
  /** Breaks every connection and accepts none. */
  cut(): Promise<void>;
}

/** Stands between a test and the server of a `mongodb://host:port/…` URL. */
export async function interruptible(url: string): Promise<Interruptible> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let answering = true;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 27017), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (data) => upstream.write(data));
    upstream.on('data', (data) => {
      if (answering) client.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const through = new URL(url);
  through.host = `127.0.0.1:${address.port}`;
  return {
    url: through.href,
    swallowAnswers: () => {
      answering = false;
    },
    drop,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      drop();
      await closed;
    },
  };
}
