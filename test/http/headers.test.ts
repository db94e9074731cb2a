import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { API_ROUTES } from '../../src/web/app.ts';
import { XAPI_RESOURCES } from '../../src/web/routes/xapi.ts';
import { beginLogin } from '../support/browserless.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { startTool, type TestTool } from '../support/tool.ts';

const ROUTES = resolve(import.meta.dirname, '../../src/web/routes');

/** How an answer may be kept: not at all, or as said. */
const KEPT: Readonly<Record<string, RegExp>> = {
  '/lti/jwks.json': /^public, max-age=\d+$/,
  '/lti/canvas.json': /^public, max-age=\d+$/,
};

/** The one part that pages of other origins may call: its credentials are sent on purpose, never by the browser itself. */
const RECORD_STORE: readonly string[] = ['/xapi/about', ...Object.keys(XAPI_RESOURCES)];

/** Routes that are not behind a bearer, each asked for in the way it answers most. */
const OPEN: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/'],
  ['GET', '/privacy'],
  ['GET', '/terms'],
  ['GET', '/admin'],
  ['POST', '/api/admin/sign-in'],
  ['GET', '/lti/login'],
  ['POST', '/lti/login'],
  ['GET', '/lti/launch'],
  ['POST', '/lti/launch'],
  ['POST', '/lti/launch/verify'],
  ['GET', '/lti/jwks.json'],
  ['GET', '/lti/canvas.json'],
  ['GET', '/lti/register'],
  ['POST', '/lti/register'],
  ['GET', '/lti/setup'],
  ['POST', '/lti/setup'],
  ['GET', '/lti/resume/:registration'],
  ...RECORD_STORE.map((path) => ['GET', path] as const),
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/metrics'],
  ['GET', '/no/such/page'],
  ['DELETE', '/'],
];

/** Paths that the route files name. */
function namedPaths(): string[] {
  const paths = readdirSync(ROUTES).flatMap((file) => {
    const text = readFileSync(join(ROUTES, file), 'utf8');
    return [...text.matchAll(/router\s*\.(?:get|post|put|route)\(\s*['`]([^'`]+)['`]/g)].map(
      ([, path]) => path ?? '',
    );
  });
  return paths.flatMap((path) => (path.includes('{page}') ? ['/privacy', '/terms'] : [path]));
}

const EVERY_ROUTE = [...OPEN, ...API_ROUTES.map(({ method, path }) => [method.toUpperCase(), path] as const)];

describe('headers', () => {
  let tool: TestTool;
  let platform: TestPlatform;
  const lines: string[] = [];

  before(async () => {
    platform = await startPlatform();
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    tool = await startTool({ allow: platform.origin, logger });
    await platform.register(tool.running.services.store);
  });
  after(async () => {
    await tool?.close();
    await platform?.close();
  });

  const ask = (method: string, path: string, init: RequestInit = {}) =>
    fetch(tool.url + path.replace(/:\w+/g, 'x'), { method, redirect: 'manual', ...init });

  it('every route is in the table', () => {
    const known = new Set(EVERY_ROUTE.map(([, path]) => path));
    assert.deepEqual(
      namedPaths().filter((path) => !known.has(path)),
      [],
    );
  });

  for (const [method, path] of EVERY_ROUTE) {
    it(`${method} ${path}`, async () => {
      const { headers } = await ask(method, path);
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /base-uri 'none'/);
      assert.match(policy, /frame-ancestors [^;]+/);
      assert.ok(!/unsafe-|\*(;|$)| \*( |$)/.test(policy), policy);
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\).*microphone=\(\)/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('cache-control') ?? '', KEPT[path] ?? /^no-store$/);
      assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
      const isShared = RECORD_STORE.includes(path);
      assert.equal(headers.get('cross-origin-resource-policy'), isShared ? 'cross-origin' : 'same-origin');
      assert.equal(headers.get('access-control-allow-origin'), isShared ? '*' : null);
      for (const absent of ['x-frame-options', 'x-powered-by', 'access-control-allow-credentials', 'etag'])
        assert.equal(headers.get(absent), null, absent);
      assert.equal(headers.get('strict-transport-security'), null, 'plain http');
      assert.deepEqual(headers.getSetCookie(), []);
    });
  }

  it('files of the browser build may be kept for ever, and loaded into a sandboxed frame', async () => {
    const html = await (await ask('GET', '/')).text();
    const [, script = ''] = /<script type="module" src="([^"]+)"/.exec(html) ?? [];
    const { status, headers } = await ask('GET', script);
    assert.equal(status, 200);
    assert.match(headers.get('cache-control') ?? '', /max-age=31536000, immutable/);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    const missing = await ask('GET', '/assets/none.js');
    assert.deepEqual([missing.status, missing.headers.get('cache-control')], [404, 'no-store']);
  });

  it('a page’s scripts carry a nonce of their own each time', async () => {
    const nonces = [];
    for (let times = 0; times < 2; times += 1) {
      const response = await ask('GET', '/admin');
      const [, nonce = ''] =
        /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? [];
      const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
      assert.ok(scripts.length >= 3 && scripts.every((tag) => tag.includes(`nonce="${nonce}"`)));
      assert.ok(nonce.length >= 22);
      nonces.push(nonce);
    }
    assert.notEqual(nonces[0], nonces[1]);
  });

  it('who may frame a page is what the registry says, and nobody frames the operator’s', async () => {
    const frames = (headers: Headers) =>
      /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    const { response } = await beginLogin(tool, platform);
    assert.equal(frames(response.headers), `'self' ${platform.origin}`);
    const admin = await ask('GET', '/admin');
    assert.equal(frames(admin.headers), "'none'");
    assert.equal(admin.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(
      response.headers.get('cross-origin-opener-policy'),
      null,
      'the launch may talk to its opener',
    );
  });

  it('browsers are told to stay with https where the tool is public, and only there', async () => {
    const environment = { PUBLIC_URL: 'https://practice.example.edu' };
    const own = await startTool({ environment });
    const { port } = own.running.services.config;
    const { headers } = await fetch(`http://127.0.0.1:${port}/`);
    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000');
    await own.close();
  });

  describe('errors', () => {
    it('are pages for people and problem documents for programs, in every language they are asked for', async () => {
      const page = await ask('GET', '/lti/launch', {
        headers: { accept: 'text/html', 'accept-language': 'es' },
      });
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(await page.text(), /<html lang="es"/);
      for (const [path, accept] of [
        ['/api/turn', 'text/html'],
        ['/api/nothing', '*/*'],
        ['/lti/launch', 'application/json'],
        ['/lti/none.json', '*/*'],
      ] as const) {
        const problem = await ask('GET', path, { headers: { accept } });
        assert.match(problem.headers.get('content-type') ?? '', /^application\/problem\+json/, path);
        const body = (await problem.json()) as { type: string; title: string; status: number; code: string };
        assert.deepEqual([body.type, body.status], ['about:blank', problem.status]);
        assert.match(body.title, /^[A-Z]/);
        assert.match(body.code, /^[a-z_]+$/);
      }
    });

    it('name the request by the same id on the page, in the header and in the log', async () => {
      const page = await ask('GET', '/lti/launch');
      const id = page.headers.get('x-request-id') ?? '';
      assert.ok((await page.text()).includes(id));
      const problem = await ask('GET', '/api/turn');
      assert.equal(
        ((await problem.json()) as { reference: string }).reference,
        problem.headers.get('x-request-id'),
      );
      const line = lines
        .map((one) => JSON.parse(one) as Record<string, unknown>)
        .find(({ reference }) => reference === id);
      assert.equal(line?.code, 'method_not_allowed');
    });

    it('an id that a visitor sends is not taken over', async () => {
      const { headers } = await ask('GET', '/', { headers: { 'x-request-id': 'mine' } });
      assert.notEqual(headers.get('x-request-id'), 'mine');
    });
  });

  describe('bodies', () => {
    const json = { 'content-type': 'application/json' };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const cases: readonly (readonly [string, string, RequestInit, number])[] = [
      ['JSON of 64 KB and more', '/api/answer', { headers: json, body: `"${'x'.repeat(65_536)}"` }, 413],
      [
        'a launch of 256 KB and more',
        '/lti/launch',
        { headers: form, body: `id_token=${'x'.repeat(262_144)}` },
        413,
      ],
      [
        'a launch of 101 parameters',
        '/lti/launch',
        { headers: form, body: 'a=1&'.repeat(101).slice(0, -1) },
        400,
      ],
      [
        'JSON that unfolds to a megabyte',
        '/api/answer',
        { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(`"${'x'.repeat(1_048_576)}"`) },
        413,
      ],
      [
        'an encoding nobody knows',
        '/api/answer',
        { headers: { ...json, 'content-encoding': 'zip' }, body: '{}' },
        400,
      ],
      [
        'a sign-in of a megabyte',
        '/api/admin/sign-in',
        { headers: json, body: `{"link":"${'x'.repeat(1_048_576)}"}` },
        413,
      ],
    ];
    for (const [name, path, init, status] of cases) {
      it(`${name}: refused before it is looked at`, async () => {
        assert.equal((await ask('POST', path, init)).status, status);
      });
    }
  });
});
