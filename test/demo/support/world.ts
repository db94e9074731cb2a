import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { formOf, type PostedForm } from '../../../src/demo/practise/htmlForm.ts';
import { type DemoOptions, type RunningDemo, startDemo } from '../../../src/demo/startDemo.ts';
import { CLAIMS } from '../../../src/demo/vocabulary.ts';
import { type FakeTool, startFakeTool } from './fakeTool.ts';

export const TEACHER = '/as/11/courses/y8-maths';
export const STUDENT = '/as/21/courses/y8-maths';

/** A demo LMS and a fake tool, both on free ports. */
export interface World {
  demo: RunningDemo;
  readonly tool: FakeTool;
  /** Milliseconds since the epoch; tests move it. */
  clock: number;
  restart(): Promise<void>;
  /** Where a damaged state file is put aside. */
  readonly brokenState: string;
  damageState(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(extra: Partial<DemoOptions> = {}): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  const tool = await startFakeTool();
  let clock = Date.now();
  const start = async (): Promise<RunningDemo> => {
    const demo = await startDemo({
      port: 0,
      host: '127.0.0.1',
      dataDir,
      toolUrl: tool.url,
      logger: pino({ level: 'silent' }),
      now: () => clock,
      slowMs: 1,
      paceMs: 0,
      random: () => 0.5,
      ...extra,
    });
    tool.platform = demo.registration;
    return demo;
  };
  const world: World = {
    demo: await start(),
    tool,
    get clock() {
      return clock;
    },
    set clock(at) {
      clock = at;
    },
    brokenState: join(dataDir, 'demo', 'state.json.broken'),
    damageState: () => writeFile(join(dataDir, 'demo', 'state.json'), '{'),
    async restart() {
      await world.demo.close();
      world.demo = await start();
    },
    async close() {
      await world.demo.close();
      await tool.close();
      await rm(dataDir, { recursive: true });
    },
  };
  return world;
}

export function form(page: string): PostedForm {
  const found = formOf(page);
  assert.ok(found, `no form in ${page}`);
  return found;
}

export async function get(world: World, path: string): Promise<string> {
  const response = await fetch(`${world.demo.url}${path}`);
  assert.equal(response.status, 200, path);
  return response.text();
}

/** The parameters the browser would post to the tool's login address. */
export async function loginAt(world: World, path: string): Promise<Record<string, string>> {
  const { action, fields } = form(await get(world, path));
  assert.equal(action, `${world.tool.url}/lti/login`);
  return Object.fromEntries(fields);
}

/** A right authentication request for a login, with changes. */
export function authQuery(
  world: World,
  login: Record<string, string>,
  changes: Record<string, string> = {},
): URLSearchParams {
  const { login_hint = '', lti_message_hint = '', client_id = '' } = login;
  return new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id,
    redirect_uri: `${world.tool.url}/lti/launch`,
    login_hint,
    lti_message_hint,
    state: 'the-state',
    nonce: 'the-nonce',
    ...changes,
  });
}

export function authorize(world: World, query: URLSearchParams): Promise<Response> {
  return fetch(`${world.demo.registration.authUrl}?${query}`);
}

/** What the platform posts to the tool's launch address for a right request. */
export async function launchAt(world: World, path: string): Promise<Record<string, string>> {
  const answer = await authorize(world, authQuery(world, await loginAt(world, path)));
  const { action, fields } = form(await answer.text());
  assert.equal(action, `${world.tool.url}/lti/launch`);
  return Object.fromEntries(fields);
}

/** Claims of a deep-linking response that adds one graded activity, with changes. */
export function deepLinkClaims(world: World, data: unknown, changes: Record<string, unknown> = {}) {
  const { issuer, clientId, deploymentId } = world.demo.registration;
  const iat = Math.floor(world.clock / 1000);
  return {
    iss: clientId,
    aud: issuer,
    iat,
    exp: iat + 300,
    nonce: randomUUID(),
    [CLAIMS.messageType]: 'LtiDeepLinkingResponse',
    [CLAIMS.version]: '1.3.0',
    [CLAIMS.deployment]: deploymentId,
    [CLAIMS.data]: data,
    [CLAIMS.contentItems]: [
      {
        type: 'ltiResourceLink',
        title: 'Fractions <practice>',
        custom: { activity: 'act-1' },
        lineItem: { scoreMaximum: 50, label: 'Fractions', resourceId: 'act-1', tag: 'grade' },
      },
    ],
    ...changes,
  };
}

export function claimsOf(jwt: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt?.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

/** Goes through the whole of "Add a practice activity" up to the tool's answer. */
export async function askForContent(world: World): Promise<{ returnUrl: string; data: unknown }> {
  const claims = claimsOf((await launchAt(world, `${TEACHER}/add/launch`)).id_token);
  const settings = claims[CLAIMS.deepLinkSettings] as { deep_link_return_url: string; data: string };
  return { returnUrl: settings.deep_link_return_url, data: settings.data };
}

export function returnJwt(returnUrl: string, jwt: string): Promise<Response> {
  return fetch(returnUrl, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) });
}

/** Adds one activity; the path of its page for the student, and its line item's URL. */
export async function addActivity(world: World): Promise<{ id: string; lineItem: string }> {
  const { returnUrl, data } = await askForContent(world);
  const response = await returnJwt(returnUrl, await world.tool.sign(deepLinkClaims(world, data)));
  assert.equal(response.status, 200);
  const id = /activities\/(link-\w+)"/.exec(await get(world, TEACHER))?.[1] ?? '';
  const launch = await launchAt(world, `${STUDENT}/activities/${id}/launch`);
  const grades = claimsOf(launch.id_token)[CLAIMS.grades] as { lineitem: string };
  return { id, lineItem: grades.lineitem };
}

/** A client assertion as a tool makes it, with changes. */
export function assertionClaims(world: World, changes: Record<string, unknown> = {}) {
  const { clientId, tokenUrl } = world.demo.registration;
  const iat = Math.floor(world.clock / 1000);
  return {
    iss: clientId,
    sub: clientId,
    aud: tokenUrl,
    iat: iat - 10,
    exp: iat + 300,
    jti: randomUUID(),
    ...changes,
  };
}

export function askToken(
  world: World,
  assertion: string,
  changes: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
    ...changes,
  });
  return fetch(world.demo.registration.tokenUrl, { method: 'POST', body });
}

/** A bearer for these scopes. */
export async function bearer(world: World, ...scopes: string[]): Promise<string> {
  const assertion = await world.tool.sign(assertionClaims(world));
  const response = await askToken(world, assertion, { scope: scopes.join(' ') });
  assert.equal(response.status, 200);
  return ((await response.json()) as { access_token: string }).access_token;
}
