import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBrowser, skipWithoutBrowser, type TestBrowser } from '../support/browser.ts';

/** A page that frames another site, and that site: it sets one plain and one partitioned cookie and shows what came. */
function site(inner: () => string) {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/outer') {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><title>Outer</title><iframe name="inner" src="${inner()}"></iframe>`);
      return;
    }
    const rest = 'Path=/; Secure; SameSite=None';
    response.setHeader('set-cookie', [`plain=1; ${rest}`, `own=1; ${rest}; Partitioned`]);
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Inner</title><p id="came">${request.headers.cookie ?? ''}</p>`);
  };
}

describe('journey: the browser of the journeys', function () {
  this.timeout(180_000);
  let server: Server;
  let browser: TestBrowser;
  before(async function () {
    skipWithoutBrowser(this);
    const port = () => (server.address() as AddressInfo).port;
    server = createServer(site(() => `http://localhost:${port()}/inner`));
    await new Promise<void>((resolve) => server.listen(0, resolve));
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
  });

  it('sends no third-party cookie back, only one of the embedding site’s own partition; storage is partitioned', async () => {
    const { port } = server.address() as AddressInfo;
    const page = await browser.context.newPage();
    await page.goto(`http://localhost:${port}/inner`);
    await page.evaluate(() => localStorage.setItem('mark', 'first party'));
    await page.goto(`http://127.0.0.1:${port}/outer`);
    const came = page.frameLocator('iframe').locator('#came');
    await came.waitFor({ state: 'attached' });
    const frame = page.frame({ name: 'inner' }) ?? assert.fail('the frame is there');
    await frame.goto(`http://localhost:${port}/inner?again`);
    assert.equal(await came.textContent(), 'own=1');
    assert.equal(await frame.evaluate(() => localStorage.getItem('mark')), null);
    await page.goto(`http://localhost:${port}/inner?third`);
    assert.match((await page.locator('#came').textContent()) ?? '', /plain=1/);
  });
});
