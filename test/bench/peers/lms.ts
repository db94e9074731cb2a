import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { keyPair, LEARNER, LTI, type PlatformKey, sign } from '../../lti/platformDouble.ts';
import { freePort } from '../../support/freePort.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/';

/** What one tool has asked of the platform. */
export interface Asked {
  jwks: number;
  tokens: number;
  /** User ids whose score was taken. */
  readonly scores: string[];
}

/** One platform for all tools: the same keys, the same claims, the same answers. A tool is known by its client id. */
export interface Lms {
  readonly origin: string;
  asked(client: string): Asked;
  /** Forgets every token given out: the next call with one is answered 401. */
  revoke(): void;
  /** Takes them all again. */
  restore(): void;
  /** So many of the next scores are answered 503. */
  failNext(count: number): void;
  idToken(login: {
    readonly client: string;
    readonly nonce: string;
    readonly target: string;
    readonly sub: string;
  }): Promise<string>;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(response: ServerResponse, status: number, body: unknown = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function claimsOf(origin: string, { client, nonce, target, sub }: Parameters<Lms['idToken']>[0]) {
  const seconds = Math.floor(Date.now() / 1000);
  return {
    iss: origin,
    aud: client,
    sub,
    iat: seconds,
    exp: seconds + 3600,
    nonce,
    name: `Learner ${sub}`,
    given_name: 'Learner',
    family_name: sub,
    email: `${sub}@school.example`,
    locale: 'en',
    [`${LTI}version`]: '1.3.0',
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}deployment_id`]: 'dep-1',
    [`${LTI}target_link_uri`]: target,
    [`${LTI}roles`]: [LEARNER],
    [`${LTI}resource_link`]: { id: 'link-1', title: 'Fractions' },
    [`${LTI}context`]: { id: 'course-1', title: 'Mathematics', label: 'M1', type: ['CourseSection'] },
    [`${LTI}tool_platform`]: { guid: 'lms', name: 'School', product_family_code: 'other' },
    [`${LTI}launch_presentation`]: { document_target: 'iframe', return_url: `${origin}/back`, locale: 'en' },
    [`${AGS}claim/endpoint`]: {
      scope: [`${AGS}scope/lineitem`, `${AGS}scope/score`, `${AGS}scope/result.readonly`],
      lineitem: `${origin}/lineitem/${client}?type_id=7`,
      lineitems: `${origin}/lineitems/${client}`,
    },
  };
}

/** Starts it on loopback. */
export async function startLms(): Promise<Lms> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const key: PlatformKey = await keyPair('platform-key');
  const known = new Map<string, Asked>();
  const tokens = new Set<string>();
  const revoked = new Set<string>();
  let failing = 0;
  const asked = (client: string): Asked => {
    const one = known.get(client) ?? { jwks: 0, tokens: 0, scores: [] };
    known.set(client, one);
    return one;
  };

  async function takeScore(client: string, request: IncomingMessage): Promise<number> {
    const { userId } = JSON.parse(await bodyOf(request)) as { userId: string };
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    if (!tokens.has(token) || revoked.has(token)) return 401;
    if (failing > 0) {
      failing -= 1;
      return 503;
    }
    asked(client).scores.push(userId);
    return 200;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, what = '', client = ''] = new URL(request.url ?? '/', origin).pathname.split('/');
    if (what === 'jwks') {
      asked(client).jwks += 1;
      return send(response, 200, { keys: [key.jwk] });
    }
    if (what === 'token') {
      asked(client).tokens += 1;
      const scope = new URLSearchParams(await bodyOf(request)).get('scope');
      const token = randomUUID();
      tokens.add(token);
      return send(response, 200, { access_token: token, token_type: 'Bearer', expires_in: 3600, scope });
    }
    send(response, what === 'lineitem' ? await takeScore(client, request) : 404);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => send(response, 500));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin,
    asked,
    revoke: () => {
      for (const token of tokens) revoked.add(token);
    },
    restore: () => revoked.clear(),
    failNext: (count) => {
      failing = count;
    },
    idToken: (login) => sign(claimsOf(origin, login), key),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
