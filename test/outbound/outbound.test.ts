import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { makeOutbound } from '../../src/outbound.ts';

let server: Server;
let origin: string;
let port: number;
let connections = 0;
let answer: RequestListener;

before(async () => {
  server = createServer((request, response) => answer(request, response));
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
});

beforeEach(() => {
  connections = 0;
  answer = (_request, response) => response.end('hello');
});

after(() => {
  server.close();
  server.closeAllConnections();
});

const GET = { method: 'GET' } as const;
/** A name server under somebody else's control: every answer is the next of the list, the last one for ever. */
const naming =
  (...answers: string[][]): LookupFunction =>
  (_name, options, callback) => {
    const addresses = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
const outbound = (allow: readonly string[] = [], lookup: LookupFunction = naming(['127.0.0.1'])) =>
  makeOutbound({ allow, userAgent: 'Trellis/test', lookup });

describe('the way out', () => {
  it('sends what it was given under its own name and gives back what came', async () => {
    let seen: unknown;
    answer = (request, response) => {
      request.on('data', (body) => {
        seen = [request.method, request.headers['user-agent'], request.headers['x-a'], String(body)];
      });
      request.on('end', () => response.writeHead(404, { 'X-B': ['1', '2'] }).end('gone ✓'));
    };
    const given = { method: 'POST', headers: { 'x-a': 'y' }, body: 'text' } as const;
    const response = await outbound([origin])(`${origin}/path`, given);
    assert.deepEqual(seen, ['POST', 'Trellis/test', 'y', 'text']);
    assert.equal(response.status, 404);
    assert.equal(response.headers['x-b'], '1, 2');
    assert.equal(response.text, 'gone ✓');
  });

  it('is shut for everything that is not a public https address', async () => {
    const urls = [
      origin,
      `https://127.0.0.1:${port}`,
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
      'https://[fd00::1]/',
      'https://[fe80::1]/',
      'https://[64:ff9b::7f00:1]/',
      'https://[2002:7f00:1::]/',
      'https://10.1.2.3/',
      'https://100.64.0.1/',
      'https://169.254.169.254/latest/meta-data',
      'https://172.31.0.1/',
      'https://192.168.0.1/',
      'https://0.0.0.0/',
      'https://224.0.0.1/',
      'https://255.255.255.255/',
      'https://user:pass@lms.example/',
      'http://lms.example/',
      'ftp://lms.example/',
      'file:///etc/passwd',
      'not a url',
    ];
    for (const url of urls) await assert.rejects(outbound()(url, GET), { code: 'outbound_refused' }, url);
    assert.equal(connections, 0);
  });

  it('is shut for a name that points inside, with any one of its addresses', async () => {
    for (const addresses of [
      ['127.0.0.1'],
      ['8.8.8.8', '127.0.0.1'],
      ['::1'],
      ['::ffff:127.0.0.1'],
      ['10.0.0.1'],
    ]) {
      const fetch = outbound([], naming(addresses));
      await assert.rejects(fetch(`https://lms.example:${port}/`, GET), { code: 'outbound_refused' });
    }
    assert.equal(connections, 0);
  });

  it('connects to the address it has checked, so a second answer changes nothing', async () => {
    let asked = 0;
    const rebinding: LookupFunction = (name, options, callback) => {
      asked += 1;
      naming(asked === 1 ? ['0.0.0.0'] : ['127.0.0.1'])(name, options, callback);
    };
    await assert.rejects(outbound([], rebinding)(`https://lms.example:${port}/`, GET), {
      code: 'outbound_refused',
    });
    assert.equal(asked, 1);
    assert.equal(connections, 0);
  });

  it('opens for an exact origin, its scheme too, and for no neighbour of it', async () => {
    const fetch = outbound([origin]);
    assert.equal((await fetch(`${origin}/x`, GET)).text, 'hello');
    for (const url of [
      `http://127.0.0.1:${port + 1}/`,
      `https://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
    ]) {
      await assert.rejects(fetch(url, GET), { code: 'outbound_refused' });
    }
  });

  it('opens over https alone for a host and for a range', async () => {
    for (const [allow, host] of [
      ['lms.school.internal', 'lms.school.internal'],
      ['127.0.0.0/8', 'lms.example'],
      ['127.0.0.0/8', '127.0.0.1'],
    ] as const) {
      connections = 0;
      // The server speaks no TLS: that it was reached at all is what counts.
      await assert.rejects(outbound([allow])(`https://${host}:${port}/`, GET), { code: 'outbound_failed' });
      assert.equal(connections, 1, host);
      await assert.rejects(outbound([allow])(`http://${host}:${port}/`, GET), { code: 'outbound_refused' });
    }
  });

  it('names an exemption that is none', () => {
    for (const entry of ['http://lms.example/path', 'lms.example/path', '10.0.0.0/8/9', '10.0.0.0/33', '']) {
      assert.throws(() => outbound([entry]), TypeError, entry);
    }
  });

  it('follows no redirect', async () => {
    answer = (_request, response) => response.writeHead(302, { location: `${origin}/inside` }).end('moved');
    await assert.rejects(outbound([origin])(origin, GET), { code: 'outbound_refused' });
    assert.equal(connections, 1);
  });

  it('stops reading at the limit', async () => {
    answer = (_request, response) => response.end('x'.repeat(1000));
    assert.equal((await outbound([origin])(origin, { ...GET, maxBytes: 1000 })).text.length, 1000);
    await assert.rejects(outbound([origin])(origin, { ...GET, maxBytes: 999 }), { code: 'outbound_refused' });
    answer = (_request, response) => {
      const flood = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', flood);
      flood();
    };
    await assert.rejects(outbound([origin])(origin, GET), { code: 'outbound_refused' });
  });

  it('gives up on a server that does not answer or does not finish', async () => {
    answer = () => {};
    await assert.rejects(outbound([origin])(origin, { ...GET, timeoutMs: 30 }), { code: 'outbound_failed' });
    answer = (_request, response) => response.write('begun');
    await assert.rejects(outbound([origin])(origin, { ...GET, timeoutMs: 30 }), { code: 'outbound_failed' });
  });

  it('reports a server that hangs up as a failure that may pass', async () => {
    answer = (request) => request.socket.destroy();
    await assert.rejects(outbound([origin])(origin, GET), { code: 'outbound_failed', retry: true });
  });
});
