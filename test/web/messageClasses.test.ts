import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { makeServer } from '../../src/httpServer.ts';
import { messageClasses } from '../../src/web/messageClasses.ts';

describe('requests and answers of an application', () => {
  const servers: Server[] = [];
  after(() => {
    for (const server of servers) server.close();
  });

  it('are its own from the beginning, as another in the same process has its own', async () => {
    const told: unknown[] = [];
    for (const proxied of [true, false]) {
      const app = express();
      app.set('trust proxy', proxied);
      app.get('/', (request, response) => response.attachment('a.json').json({ ip: request.ip }));
      const classes = messageClasses(app);
      const isAtHome = (one: IncomingMessage | ServerResponse, prototype: unknown) =>
        Object.getPrototypeOf(one) === prototype;
      const server = makeServer(
        (request, response) => {
          assert.ok(isAtHome(request, app.request) && isAtHome(response, app.response));
          app(request, response);
          assert.ok(isAtHome(request, app.request) && isAtHome(response, app.response));
        },
        undefined,
        classes,
      ).listen(0, '127.0.0.1');
      servers.push(server);
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const headers = { 'x-forwarded-for': '203.0.113.5', connection: 'close' };
      const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
      told.push(answer.headers.get('content-disposition'), await answer.json());
    }
    const file = 'attachment; filename=a.json';
    assert.deepEqual(told, [file, { ip: '203.0.113.5' }, file, { ip: '127.0.0.1' }]);
  });
});
