import assert from 'node:assert/strict';
import type { Page, Request } from 'playwright-core';
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts';
import { startTool, type TestTool } from '../support/tool.ts';
import { addActivity } from './support/addActivity.ts';
import { listen } from './support/complaints.ts';
import { AMINA, frameOf, toolIn } from './support/school.ts';

const MOST_REQUESTS = 4;
const MOST_BYTES = 100 * 1024;

/** One request as it went over the wire; bytes are 0 when the browser's own cache answered. */
interface Fetched {
  readonly url: URL;
  readonly bytes: number;
}

async function fetched(request: Request): Promise<Fetched> {
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  const url = new URL(request.url());
  return { url, bytes: responseBodySize === 0 ? 0 : responseBodySize + responseHeadersSize };
}

/** Everything a page and its frames ask for until the tool shows what it was opened for. */
async function fetchedUntil(page: Page, open: () => Promise<void>): Promise<Fetched[]> {
  const requests: Request[] = [];
  const failed: string[] = [];
  page.context().on('requestfinished', (request) => requests.push(request));
  page.context().on('requestfailed', (request) => failed.push(request.url()));
  await open();
  assert.deepEqual(failed, []);
  return Promise.all(requests.filter((request) => request.url().startsWith('http')).map(fetched));
}

describe('journey: what goes over the network', function () {
  this.timeout(180_000);
  let tool: TestTool;
  let demoUrl: string;
  let activity: string;
  before(async function () {
    skipWithoutBrowser(this);
    tool = await startTool({ demo: true });
    demoUrl = tool.running.demoUrl ?? assert.fail('the demo runs');
    activity = await addActivity({ tool, demoUrl }, 'Fractions, week 1');
  });
  after(() => tool?.close());

  it(`from the launch to the first question ${MOST_REQUESTS} requests and 100 KB suffice, and nobody else is asked`, async () => {
    const browser = await openBrowser();
    const complaints = listen(browser.context);
    const page = await browser.context.newPage();
    const all = await fetchedUntil(page, async () => {
      await page.goto(`${demoUrl}/as/${AMINA}/courses/y8-maths/activities/${activity}`);
      await frameOf(page, 'practice');
      await toolIn(page).locator('#prompt').waitFor();
    });
    const hosts = new Set(all.map(({ url }) => url.origin));
    assert.deepEqual([...hosts].sort(), [demoUrl, tool.url].sort());
    const ours = all.filter(({ url, bytes }) => url.origin === tool.url && bytes > 0);
    const bytes = ours.reduce((sum, one) => sum + one.bytes, 0);
    const list = ours.map((one) => `${one.url.pathname} ${one.bytes}`).join('\n    ');
    process.stdout.write(`    ${ours.length} requests, ${(bytes / 1024).toFixed(1)} KB:\n    ${list}\n`);
    assert.ok(ours.length <= MOST_REQUESTS, list);
    assert.ok(bytes <= MOST_BYTES, list);
    assert.deepEqual(complaints.all, []);
    await browser.close();
  });
});
