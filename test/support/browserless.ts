import assert from 'node:assert/strict';
import type { PageData, PageName } from '../../src/api/page.ts';
import type { TestPlatform } from './platform.ts';
import type { TestTool } from './tool.ts';

/** A tool that runs somewhere: its address. */
export type Address = Pick<TestTool, 'url'>;

/** The page data of an HTML answer. */
export function pageDataOf<N extends PageName>(html: string): PageData<N> {
  const found = /<script type="application\/json" id="page-data"[^>]*>([^<]*)<\/script>/.exec(html);
  assert.ok(found?.[1], 'the answer holds page data');
  return JSON.parse(found[1]) as PageData<N>;
}

/** Cookies an answer sets, as a request sends them back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Browsers have answers packed, which costs more here than most tests and shows nothing. */
const UNPACKED = { 'accept-encoding': 'identity' } as const;

/** A login begun over HTTP: what the platform would be sent, and what the browser keeps. */
export async function beginLogin(
  tool: Address,
  platform: TestPlatform,
  more: Readonly<Record<string, string>> = {},
) {
  const query = new URLSearchParams({
    iss: platform.origin,
    login_hint: 'hint',
    lti_message_hint: '{"id":1}',
    target_link_uri: `${tool.url}/lti/launch`,
    client_id: 'client-1',
    ...more,
  });
  const response = await fetch(`${tool.url}/lti/login?${query}`, { headers: UNPACKED });
  const page = pageDataOf<'login'>(await response.text());
  const nonce = new URL(page.data.authUrl).searchParams.get('nonce') ?? '';
  return { response, page, nonce, state: page.data.state, cookies: cookiesOf(response) };
}

/** Posts a launch as the browser would. */
export function postLaunch(tool: Address, form: Record<string, string>, cookies: string): Promise<Response> {
  return fetch(`${tool.url}/lti/launch`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { ...UNPACKED, cookie: cookies },
    redirect: 'manual',
  });
}

/** Launches with these claims; the page it opens. */
export async function launch<N extends PageName>(
  tool: TestTool,
  platform: TestPlatform,
  claims: Record<string, unknown> = {},
  more: Readonly<Record<string, string>> = {},
): Promise<PageData<N>> {
  const login = await beginLogin(tool, platform, more);
  const now = tool.running.services.practice.now();
  const idToken = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url }, claims);
  const response = await postLaunch(tool, { state: login.state, id_token: idToken }, login.cookies);
  const html = await response.text();
  assert.equal(response.status, 200, html.slice(0, 600));
  const page = pageDataOf<N>(html);
  for (const secret of [page.token, claims.name, idToken.split('.')[2]])
    if (typeof secret === 'string' && secret.length > 5) tool.secrets.add(secret);
  return page;
}

/** One call of the JSON API; the parsed answer and its status. */
export async function call<T = Record<string, unknown>>(
  tool: Address,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${tool.url}${path}`, {
    method,
    headers: {
      ...UNPACKED,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: (json ? JSON.parse(text) : text) as T };
}
