import { type CDPSession, chromium } from 'playwright-core';
import { findBrowser } from '../support/browser.ts';
import type { Section } from './measure.ts';
import type { School } from './school.ts';

const TITLE = 'From login to the first question in Chromium, nothing cached before';

interface Seen {
  readonly url: string;
  readonly bytes: number;
}

/** Every request of a page with the bytes that came over the wire, headers included; what the cache gave is none. */
function watch(session: CDPSession): Seen[] {
  const seen: Seen[] = [];
  const urls = new Map<string, string>();
  const cached = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  session.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) cached.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
    if (!cached.has(requestId)) seen.push({ url: urls.get(requestId) ?? '', bytes });
  });
  return seen;
}

/** The platform's answer to the authentication request: a form that posts itself to the tool. */
async function authentication(url: string, { platform, tool }: School): Promise<string> {
  const query = new URL(url).searchParams;
  const claims = { sub: 'in-a-browser', name: 'In a browser' };
  const given = { nonce: query.get('nonce') ?? '', now: Date.now(), publicUrl: tool.url };
  return `<form method="post" action="${tool.url}/lti/launch">
    <input name="state" value="${query.get('state')}">
    <input name="id_token" value="${await platform.token(given, claims)}"></form>
    <script>document.forms[0].submit()</script>`;
}

/** Plays the platform over the debugging protocol: Playwright's own routing would switch the browser's cache off. */
async function playPlatform(session: CDPSession, school: School): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    authentication(request.url, school)
      .then((html) =>
        session.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: [{ name: 'content-type', value: 'text/html' }],
          body: Buffer.from(html).toString('base64'),
        }),
      )
      .catch(() => session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }));
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `${school.platform.origin}/auth*` }] });
}

function loginUrl({ tool, platform }: School): string {
  const url = new URL('/lti/login', tool.url);
  const params = {
    iss: platform.origin,
    login_hint: 'hint',
    target_link_uri: `${tool.url}/lti/launch`,
    client_id: 'client-1',
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

/** Bytes and requests of the tool from the login to the first question. */
export async function measurePage(school: School): Promise<Section> {
  const executablePath = findBrowser();
  if (executablePath === null)
    return { title: TITLE, measures: [], skipped: 'this machine has no Chromium or Chrome' };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await playPlatform(session, school);
    const seen = watch(session);
    await page.goto(loginUrl(school));
    await page.waitForSelector('#question-title', { timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    return { title: TITLE, measures: summary(seen, school) };
  } finally {
    await browser.close();
  }
}

function summary(seen: readonly Seen[], { tool, platform }: School): Section['measures'] {
  const ours = seen.filter(({ url }) => url.startsWith(tool.url));
  const others = seen.filter(({ url }) => !url.startsWith(tool.url) && !url.startsWith(platform.origin));
  const kilobytes = ours.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const each = ours.map(({ url, bytes }) => `${new URL(url).pathname.split('/').at(-1)} ${bytes}`);
  return [
    {
      name: 'bytes of the login page, the launch and all they load',
      value: kilobytes,
      unit: 'KB',
      goal: 100,
    },
    { name: 'requests', value: ours.length, unit: 'requests', goal: 4, note: each.join(', ') },
    { name: 'requests to any other host', value: others.length, unit: 'requests', goal: 0 },
  ];
}
