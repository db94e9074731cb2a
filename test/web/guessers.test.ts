import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { TrellisError } from '../../src/errors.ts';
import { guessers } from '../../src/web/xapi/guessers.ts';
import { readXapiRequest } from '../../src/web/xapi/xapiRequest.ts';

const caller = {
  tenant: 't',
  credential: 'key',
  scopes: ['all' as const],
  authority: { mbox: 'mailto:lrs@example.org' },
  version: '1.0.3' as const,
  own: null,
};

describe('requests to the record store that come to nothing', () => {
  let server: Server;
  let failed = 0;
  before(async () => {
    const app = express();
    const note = () => {
      failed += 1;
    };
    app.use(guessers({ turnsAway: async () => false, failed: note }));
    app.use(async (request, response) => {
      const find = async (credential: { kind: string }) => (credential.kind === 'key' ? caller : null);
      const { parameters } = await readXapiRequest(request, response, find);
      response.status(parameters.bad === undefined ? 200 : 400).end();
    });
    const answer: express.ErrorRequestHandler = (error, _request, response, _next) => {
      response.status(error instanceof TrellisError ? error.status : 413).end();
    };
    app.use(answer);
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server?.close());

  async function send(path: string, form: string | null, headers: Record<string, string> = {}) {
    const { port } = server.address() as AddressInfo;
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const sent = form === null ? { headers } : { method: 'POST', headers: type, body: form };
    failed = 0;
    const { status } = await fetch(`http://127.0.0.1:${port}${path}`, sent);
    return [status, failed];
  }
  const key = { authorization: `Basic ${Buffer.from('key:secret').toString('base64')}` };

  it('count while nobody knows who sent them: forms of no form, too long ones, guessed keys', async () => {
    assert.deepEqual(await send('/?method=GET', 'a=1&a=2'), [400, 1]);
    assert.deepEqual(await send('/?method=GET', 'a'.repeat(1_000_001)), [413, 1]);
    assert.deepEqual(await send('/?method=GET&limit=1', 'a=1'), [400, 1]);
    assert.deepEqual(await send('/?method=PUT', 'authorization=x%0d%0ay&content=z'), [400, 1]);
    assert.deepEqual(await send('/?a=1&a=2', null, key), [400, 1]);
    assert.deepEqual(await send('/', null), [401, 1]);
  });

  it('do not count once the sender is known, who has a limit of their own', async () => {
    const version = { 'x-experience-api-version': '1.0.3' };
    assert.deepEqual(await send('/?bad=1', null, { ...key, ...version }), [400, 0]);
    assert.deepEqual(await send('/', null, key), [400, 0]);
    assert.deepEqual(await send('/', null, { ...key, ...version }), [200, 0]);
  });
});
