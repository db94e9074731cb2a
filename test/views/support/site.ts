import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page, Route } from 'playwright-core';
import type { PageData, PageName } from '../../../src/api/page.ts';
import { assetsOf } from '../../../views/assets.ts';
import { renderPage } from '../../../views/render.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const ASSETS = join(ROOT, 'dist/assets');

/** Where the pages seem to come from; nothing leaves the machine, every request is answered here. */
export const ORIGIN = 'https://trellis.test';
const NONCE = 'bm9uY2U';

/** As strict as the tool's own policy: a page that breaks it shows here. */
const POLICY = `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action https:; base-uri 'none'`;

export function manifest(): unknown {
  return JSON.parse(readFileSync(join(ASSETS, 'manifest.json'), 'utf8'));
}

/** The document the server would send for a page. */
export function documentOf<N extends PageName>(page: PageData<N>): string {
  return renderPage(page, { nonce: NONCE, assets: assetsOf(manifest()) });
}

/** An answer of the JSON interface; a number alone is a status without a body, `null` no answer at all. */
export type Reply = { readonly status: number; readonly body: unknown } | null;
/** An answer that is well. */
export const ok = (body: unknown): Reply => ({ status: 200, body });

export type Respond = (method: string, path: string, body: unknown) => Reply | Promise<Reply>;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
};

async function answerAsset(route: Route, path: string): Promise<void> {
  const body = readFileSync(join(ASSETS, path.slice('/assets/'.length)));
  await route.fulfill({ body, contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain' });
}

async function answerApi(route: Route, path: string, respond: Respond): Promise<void> {
  const request = route.request();
  const reply = await respond(request.method(), path, JSON.parse(request.postData() ?? 'null'));
  if (reply === null) await route.abort('connectionfailed');
  else {
    await route.fulfill({
      status: reply.status,
      contentType: reply.status < 400 ? 'application/json' : 'application/problem+json',
      body: JSON.stringify(reply.body),
    });
  }
}

/** What was asked for and what the page complained of. */
export interface Visit {
  readonly requests: string[];
  readonly complaints: string[];
}

/** Pages that stay as the server drew them, and the one that leaves at once. */
const STILL: ReadonlySet<PageName> = new Set(['message', 'home', 'privacy', 'terms', 'login']);

/** Opens a page in the browser as if from the tool, its JSON requests answered by `respond`. */
export async function openPage<N extends PageName>(
  tab: Page,
  data: PageData<N>,
  respond: Respond = () => ({ status: 404, body: { code: 'not_found' } }),
): Promise<Visit> {
  const visit = await openHtml(tab, documentOf(data), respond);
  if (!STILL.has(data.page)) await tab.waitForSelector('html[data-live]');
  return visit;
}

/** Opens a page whose script is still on its way until `scriptComes`. */
export async function openEarly<N extends PageName>(
  tab: Page,
  data: PageData<N>,
  respond: Respond = () => null,
): Promise<{ scriptComes(): Promise<void> }> {
  let send: () => void = () => undefined;
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  await openHtml(tab, documentOf(data), respond, sent);
  return {
    async scriptComes() {
      send();
      await tab.waitForSelector('html[data-live]');
    },
  };
}

/** Opens any document under the tool's policy; scripts come when `scripts` has. */
export async function openHtml(
  tab: Page,
  html: string,
  respond: Respond,
  scripts: Promise<void> | null = null,
): Promise<Visit> {
  const visit: Visit = { requests: [], complaints: [] };
  tab.on('console', (message) => message.type() === 'error' && visit.complaints.push(message.text()));
  tab.on('pageerror', (error) => visit.complaints.push(String(error)));
  await tab.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    visit.requests.push(route.request().url());
    if (url.pathname.endsWith('.js')) await scripts;
    if (url.pathname.startsWith('/assets/')) await answerAsset(route, url.pathname);
    else if (url.pathname.startsWith('/api/') || url.pathname.endsWith('/verify')) {
      await answerApi(route, url.pathname + url.search, respond);
    } else if (url.origin === ORIGIN) {
      await route.fulfill({
        body: html,
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': POLICY },
      });
    } else await route.fulfill({ body: '', contentType: 'text/html' });
  });
  await tab.goto(`${ORIGIN}/launch`, { waitUntil: scripts === null ? 'load' : 'commit' });
  return visit;
}
