import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { ARRIVAL, makeServer } from '../../src/httpServer.ts';
import { freePort } from '../support/freePort.ts';

describe('a request that trickles in', () => {
  let server: Server;
  let port: number;

  before(async () => {
    port = await freePort();
    server = makeServer(
      (request, response) => {
        request.resume().once('end', () => response.end('whole'));
      },
      { headMs: 100, wholeMs: 200, everyMs: 20 },
    );
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  /** What comes back until the server closes, to somebody who sends another byte again and again. */
  async function dripping(head: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (data) => {
      said += String(data);
    });
    socket.on('error', () => undefined);
    socket.write(head);
    const drip = setInterval(() => socket.writable && socket.write('x'), 10);
    await once(socket, 'close');
    clearInterval(drip);
    return said;
  }

  it('by its head or by its body is ended', async () => {
    const line = 'POST / HTTP/1.1\r\nHost: localhost\r\n';
    assert.match(await dripping(`${line}X-Slow: `), /^HTTP\/1\.1 408 /);
    assert.match(await dripping(`${line}Content-Length: 60000\r\n\r\n`), /^HTTP\/1\.1 408 /);
  });

  it('is given half a minute at most, and one that arrives is answered', async () => {
    assert.ok(ARRIVAL.headMs < ARRIVAL.wholeMs, 'else the two would be exchanged');
    assert.ok(ARRIVAL.wholeMs + ARRIVAL.everyMs <= 30_000);
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x'.repeat(60_000) });
    assert.equal(await answer.text(), 'whole');
  });
});
