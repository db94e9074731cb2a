import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { closerOf } from '../../src/closeServer.ts';
import { freePort } from '../support/freePort.ts';

describe('a server that closes', () => {
  it('answers what is under way, and says that the connection takes no other request', async () => {
    const port = await freePort();
    const arrived: ServerResponse[] = [];
    const server = createServer((_request, response) => void arrived.push(response));
    const close = closerOf(server);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const asked = fetch(`http://127.0.0.1:${port}/`);
    while (arrived.length === 0) await new Promise(setImmediate);
    const closed = close();
    arrived[0]?.end('whole');
    const answer = await asked;
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(await answer.text(), 'whole');
    await closed;
    await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  });
});
