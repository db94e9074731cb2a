import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { PublicAsk } from '../../src/api/question.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { page, practiceData } from './fixtures/pages.ts';
import { serving, turn } from './fixtures/turns.ts';
import { theBrowser } from './support/chromium.ts';
import { openPage } from './support/site.ts';

describe('with a finger', function () {
  this.timeout(60_000);
  let context: BrowserContext;
  let tab: Page;
  before(async function () {
    skipWithoutBrowser(this);
    context = await (await theBrowser()).newContext({
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      reducedMotion: 'reduce',
    });
    tab = await context.newPage();
  });
  after(() => context?.close());
  beforeEach(() => tab.unrouteAll());

  const open = (kind: PublicAsk['kind']) =>
    openPage(tab, page('practice', practiceData(turn(serving(kind)))), () => null);

  /** What is sent when the answer is checked. */
  async function checked(): Promise<string> {
    const request = tab.waitForRequest('**/api/answer', { timeout: 5_000 });
    await tab.getByRole('button', { name: 'Check' }).click({ timeout: 5_000 });
    return (await request).postData() ?? '';
  }

  /** Middle of the grip of the entry at a place. */
  async function grip(place: number): Promise<{ x: number; y: number }> {
    const box = await tab.locator(`[data-grip="${place}"]`).boundingBox();
    assert.ok(box);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** A finger on the page that goes through these points and is lifted, as the page is told of it. */
  const drag = (points: readonly { readonly x: number; readonly y: number }[]) =>
    tab.evaluate(async (path) => {
      const names = ['pointerdown', ...path.slice(1).map(() => 'pointermove'), 'pointerup'];
      for (const [index, name] of names.entries()) {
        const { x, y } = path[Math.min(index, path.length - 1)] ?? { x: 0, y: 0 };
        const init = { clientX: x, clientY: y, pointerType: 'touch', bubbles: true, cancelable: true };
        document.elementFromPoint(x, y)?.dispatchEvent(new PointerEvent(name, init));
        // A browser tells of movement once a frame.
        await new Promise(requestAnimationFrame);
      }
    }, points);

  it('entries are put in order by dragging their grips, which never scroll the page', async () => {
    await open('order');
    await tab.locator('[data-grip="3"]').scrollIntoViewIfNeeded();
    const places = await Promise.all([0, 1, 2, 3].map(grip));
    const touch = await tab.locator('[data-grip="0"]').evaluate((one) => getComputedStyle(one).touchAction);
    assert.equal(touch, 'none');
    await drag(places);
    await tab.locator('.order__entry--dragged').waitFor({ state: 'detached' });
    assert.match(await checked(), /"order":\["b","c","d","a"\]/);
  });

  it('entries are put in order by tapping their buttons', async () => {
    await open('order');
    await tab.getByRole('button', { name: 'Move up: 0.6' }).tap({ timeout: 5_000 });
    await tab.getByRole('button', { name: 'Move down: 62 %' }).tap({ timeout: 5_000 });
    assert.match(await checked(), /"order":\["b","a","d","c"\]/);
  });

  it('a choice is made by a tap anywhere in its row', async () => {
    await open('choice');
    await tab.locator('.option').nth(1).tap();
    assert.match(await checked(), /"choice":"b"/);
  });
});
