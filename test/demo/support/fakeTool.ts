import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { DemoRegistration } from '../../../src/demo/registration.ts';

/** What the fake tool was asked, in order. */
export interface Seen {
  readonly path: string;
  readonly body: unknown;
}

export interface FakeTool {
  readonly url: string;
  readonly seen: Seen[];
  /** The platform it believes in; set once the demo runs. */
  platform: DemoRegistration | null;
  /** A JWT signed by the tool's published key. */
  sign(
    claims: Readonly<Record<string, unknown>>,
    options?: { kid?: string; stranger?: boolean },
  ): Promise<string>;
  close(): Promise<void>;
}

const page = (data: unknown): string =>
  `<!doctype html><script type="application/json" id="page-data">${JSON.stringify(data)}</script>`;

function turn(serving: string, tried: number, feedback: unknown): unknown {
  const ask = { kind: 'choice', options: ['a', 'b'].map((id) => ({ id, html: `<p>${id}</p>` })) };
  const open = { id: serving, step: 0, try: tried, hints: [], hintsLeft: 0 };
  return { serving: { ...open, question: { prompt: '<p>Which?</p>', ask } }, feedback };
}

async function makeKeys() {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'tool-1', alg: 'RS256', use: 'sig' };
  return { pair, stranger, jwk };
}

/** Made once: keys cost more time than all the rest. */
let made: ReturnType<typeof makeKeys> | undefined;

async function launched(tool: FakeTool, form: URLSearchParams): Promise<string> {
  if (!tool.platform) throw new Error('no platform');
  const jwks = await (await fetch(tool.platform.jwksUrl)).json();
  const { issuer, clientId: audience } = tool.platform;
  await jwtVerify(form.get('id_token') ?? '', createLocalJWKSet(jwks), { issuer, audience });
  return page({ page: 'practice', token: 'bearer-1', data: { turn: turn(randomUUID(), 1, null) } });
}

function toLogin(tool: FakeTool, form: URLSearchParams): string {
  const wanted = new URL(tool.platform?.authUrl ?? tool.url);
  const fixed = { scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' };
  for (const [name, value] of Object.entries(fixed)) wanted.searchParams.set(name, value);
  for (const name of ['client_id', 'login_hint', 'lti_message_hint'])
    wanted.searchParams.set(name, form.get(name) ?? '');
  wanted.searchParams.set('redirect_uri', `${tool.url}/lti/launch`);
  wanted.searchParams.set('state', randomUUID());
  wanted.searchParams.set('nonce', randomUUID());
  return page({ page: 'login', token: null, data: { authUrl: wanted.href } });
}

async function answer(tool: FakeTool, req: IncomingMessage, jwk: unknown): Promise<string> {
  const body = await text(req);
  const path = req.url ?? '';
  if (path === '/lti/jwks.json') return JSON.stringify({ keys: [jwk] });
  if (path === '/lti/login') return toLogin(tool, new URLSearchParams(body));
  if (path === '/lti/launch') return launched(tool, new URLSearchParams(body));
  tool.seen.push({ path, body: JSON.parse(body) });
  return JSON.stringify(turn(randomUUID(), 1, { correct: true, solution: null }));
}

/** The smallest thing a platform would take for a tool: keys, login, launch, an answer API that praises everything. */
export async function startFakeTool(): Promise<FakeTool> {
  made ??= makeKeys();
  const { pair, stranger, jwk } = await made;
  const server = createServer((req, res) => {
    answer(tool, req, jwk).then(
      (body) => res.end(body),
      (error: unknown) => {
        res.statusCode = 500;
        res.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const tool: FakeTool = {
    url: `http://localhost:${port}`,
    seen: [],
    platform: null,
    sign: (claims, { kid = 'tool-1', stranger: forged = false } = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(forged ? stranger.privateKey : pair.privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return tool;
}
