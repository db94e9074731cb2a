import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { newRegistration } from '../../src/lti/newRegistration.ts';
import type { Registration } from '../../src/lti/registration.ts';
import type { Store } from '../../src/store/port/store.ts';
import { INSTRUCTOR, LEARNER, LTI, type PlatformKey, sign } from '../lti/platformDouble.ts';
import { freePort } from './freePort.ts';
import { platformKey } from './keptKeys.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

/** A score that arrived. */
export interface ArrivedScore {
  readonly userId: string;
  readonly scoreGiven: number;
  readonly scoreMaximum: number;
  readonly timestamp: string;
  /** Address of the gradebook column it was posted to. */
  readonly column: string;
}

/** How the platform answers a score: with this status, after keeping it nevertheless where `keep` says so. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly retryAfter?: string;
  readonly keep?: boolean;
}

/** What an LMS in trouble answers to every score, reading and request for a token, until it is mended. */
export interface Trouble {
  readonly scores?: ScriptedAnswer;
  readonly results?: ScriptedAnswer;
  readonly tokens?: { readonly status: number; readonly body: string };
}

/** One result as the gradebook tells it. */
export interface ShownResult {
  readonly userId: string;
  readonly resultScore?: number;
  readonly resultMaximum?: number;
}

/** An LMS over real HTTP on loopback, as a test wants it: it signs launches and takes scores. */
export interface TestPlatform {
  readonly origin: string;
  readonly scores: ArrivedScore[];
  /** Every score posted, kept or not. */
  readonly tries: ArrivedScore[];
  /** Next answers to scores, first come first; 200 when empty. */
  readonly answers: (number | ScriptedAnswer)[];
  /** Null: it is well. */
  trouble: Trouble | null;
  /** What the gradebook shows when it is read; null: what arrived. */
  shown: ShownResult[] | null;
  /** Columns the line item service tells and makes, beside the one a launch names, and how often it was asked. */
  readonly lineItems: { id: string; resourceId: string; tag: string }[];
  readonly lookUps: string[];
  /** Members the roster service tells. */
  members: { user_id: string; name?: string; roles: string[] }[];
  /** Resolves once so many scores have arrived. */
  arrived(count: number): Promise<void>;
  /** From now on scores get no answer until the returned function is called. */
  hang(): () => void;
  /** The key it signs with, and what it answers about its keys: a document, or a status where it is a number. */
  readonly key: PlatformKey;
  keySet: unknown;
  /** How often its keys were asked for. */
  readonly keyFetches: number;
  /** How often its results were read. */
  readonly resultReads: number;
  /** Tokens given out since the start, and the way to take them all back: calls with one are answered 401. */
  readonly tokens: readonly string[];
  revoke(): void;
  /** Forgets what arrived and what was scripted. */
  forget(): void;
  /** Makes the platform known to a store. */
  register(store: Store): Promise<Registration>;
  /** An id_token for a begun login. */
  token(
    login: { nonce: string; now: number; publicUrl: string },
    claims?: Record<string, unknown>,
  ): Promise<string>;
  close(): Promise<void>;
}

function pauseOf({ retryAfter }: ScriptedAnswer): Record<string, string> {
  return retryAfter === undefined ? {} : { 'retry-after': retryAfter };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown = {},
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const COLUMN = /^(\/lineitem|\/items\/\d+)\/scores$/;
const RESULTS = /^(\/lineitem|\/items\/\d+)\/results$/;

/** The newest score of each user, as results. */
function resultsOf(scores: readonly ArrivedScore[], column: string): ShownResult[] {
  const mine = scores.filter((score) => score.column === column);
  const newest = new Map(mine.map((score) => [score.userId, score]));
  return [...newest.values()].map(({ userId, scoreGiven, scoreMaximum }) => ({
    userId,
    resultScore: scoreGiven,
    resultMaximum: scoreMaximum,
  }));
}

export async function startPlatform(): Promise<TestPlatform> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const key = await platformKey('platform-key');
  const scores: ArrivedScore[] = [];
  const tries: ArrivedScore[] = [];
  const answers: (number | ScriptedAnswer)[] = [];
  const lineItems: TestPlatform['lineItems'] = [];
  const lookUps: string[] = [];
  const news = new EventEmitter();
  const platform = {
    members: [] as TestPlatform['members'],
    shown: null as TestPlatform['shown'],
    trouble: null as Trouble | null,
    mayAnswer: Promise.resolve(),
  };
  const tokens: string[] = [];
  const revoked = new Set<string>();
  const published = { document: { keys: [key.jwk] } as unknown, fetches: 0, reads: 0 };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (path === '/jwks') {
      published.fetches += 1;
      const { document } = published;
      return typeof document === 'number' ? send(response, document) : send(response, 200, document);
    }
    if (path === '/token') {
      const scope = new URLSearchParams(await bodyOf(request)).get('scope');
      const refusal = platform.trouble?.tokens;
      if (refusal) return void response.writeHead(refusal.status).end(refusal.body);
      tokens.push(randomUUID());
      return send(response, 200, {
        access_token: tokens.at(-1),
        token_type: 'Bearer',
        expires_in: 3600,
        scope,
      });
    }
    if (path === '/members') return send(response, 200, { members: platform.members });
    if (path === '/lineitems') {
      lookUps.push(request.method ?? '');
      if (request.method === 'GET') return send(response, 200, lineItems);
      const id = `${origin}/items/${lineItems.length + 1}`;
      const made = { ...(JSON.parse(await bodyOf(request)) as { resourceId: string; tag: string }), id };
      lineItems.push(made);
      return send(response, 201, made);
    }
    const read = RESULTS.exec(path ?? '')?.[1];
    if (read !== undefined) {
      published.reads += 1;
      const refusal = platform.trouble?.results;
      if (refusal) return send(response, refusal.status, {}, pauseOf(refusal));
      return send(response, 200, platform.shown ?? resultsOf(scores, `${origin}${read}`));
    }
    const column = COLUMN.exec(path ?? '')?.[1];
    if (column !== undefined) {
      const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
      if (revoked.has(bearer)) return send(response, 401);
      const posted = JSON.parse(await bodyOf(request)) as Omit<ArrivedScore, 'column'>;
      const score = { ...posted, column: `${origin}${column}` };
      const next = answers.shift() ?? platform.trouble?.scores ?? 200;
      const answer: ScriptedAnswer = typeof next === 'number' ? { status: next } : next;
      const { status, keep } = answer;
      tries.push(score);
      await platform.mayAnswer;
      if (status === 200 || keep) scores.push(score);
      news.emit('score');
      return send(response, status, {}, pauseOf(answer));
    }
    send(response, 404);
  }

  const server: Server = createServer((request, response) => {
    handle(request, response).catch(() => send(response, 500));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  return {
    origin,
    scores,
    tries,
    answers,
    lineItems,
    lookUps,
    tokens,
    get resultReads() {
      return published.reads;
    },
    revoke() {
      for (const token of tokens) revoked.add(token);
    },
    key,
    get keySet() {
      return published.document;
    },
    set keySet(document) {
      published.document = document;
    },
    get keyFetches() {
      return published.fetches;
    },
    get trouble() {
      return platform.trouble;
    },
    set trouble(trouble) {
      platform.trouble = trouble;
    },
    get shown() {
      return platform.shown;
    },
    set shown(shown) {
      platform.shown = shown;
    },
    get members() {
      return platform.members;
    },
    set members(members) {
      platform.members = members;
    },
    async arrived(count) {
      while (scores.length < count) await once(news, 'score');
    },
    hang() {
      let release: () => void = () => undefined;
      platform.mayAnswer = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    forget() {
      for (const list of [scores, tries, answers, lineItems, lookUps]) list.length = 0;
    },
    async register(store) {
      const urls = { authUrl: `${origin}/auth`, tokenUrl: `${origin}/token`, jwksUrl: `${origin}/jwks` };
      const input = { issuer: origin, clientId: 'client-1', ...urls, origins: [origin] };
      const registration = await store.platforms.put(newRegistration(input, { id: randomUUID(), now: 0 }));
      const one = {
        registrationId: registration.id,
        deploymentId: 'dep-1',
        anonymous: false,
        firstSeenAt: 0,
      };
      await store.platforms.noteDeployment({ ...one, status: 'active' });
      return registration;
    },
    token({ nonce, now, publicUrl }, claims = {}) {
      const seconds = Math.floor(now / 1000);
      const all = {
        iss: origin,
        aud: 'client-1',
        sub: 'user-1',
        iat: seconds,
        exp: seconds + 60,
        nonce,
        [`${LTI}version`]: '1.3.0',
        [`${LTI}message_type`]: 'LtiResourceLinkRequest',
        [`${LTI}deployment_id`]: 'dep-1',
        [`${LTI}target_link_uri`]: `${publicUrl}/lti/launch`,
        [`${LTI}roles`]: [LEARNER],
        [`${LTI}resource_link`]: { id: 'link-1', title: 'Fractions' },
        [`${LTI}context`]: { id: 'course-1', title: 'Maths' },
        [`${AGS}claim/endpoint`]: {
          scope: [`${AGS}scope/lineitem`, `${AGS}scope/score`, `${AGS}scope/result.readonly`],
          lineitem: `${origin}/lineitem?type_id=7`,
          lineitems: `${origin}/lineitems`,
        },
        [NRPS]: { context_memberships_url: `${origin}/members`, service_versions: ['2.0'] },
        ...claims,
      };
      return sign(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)), key);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export { INSTRUCTOR, LEARNER, LTI };
