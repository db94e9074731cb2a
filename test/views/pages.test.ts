import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LearnerSettings } from '../../src/api/learnerSettings.ts';
import type { PageData, PageName } from '../../src/api/page.ts';
import { EMPTY_OVERVIEW } from './fixtures/classes.ts';
import { CLASS_DATA, EVERY_PAGE, page, practiceData } from './fixtures/pages.ts';
import { QUESTIONS } from './fixtures/questions.ts';
import { serving, turn } from './fixtures/turns.ts';
import { findingsOf } from './support/axe.ts';
import { skipWithoutChromium, startChromium } from './support/chromium.ts';
import { ORIGIN, openPage } from './support/site.ts';

/** Pages by a name for the test: every page, every kind of question, special states. The login page moves on at once. */
const PAGES: Readonly<Record<string, PageData>> = {
  ...Object.fromEntries(
    (Object.keys(EVERY_PAGE) as PageName[])
      .filter((name) => name !== 'login')
      .map((name) => [name, page(name, EVERY_PAGE[name])]),
  ),
  ...Object.fromEntries(
    (Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]).map((kind) => [
      `question ${kind}`,
      page('practice', practiceData(turn(serving(kind)))),
    ]),
  ),
  summary: page('practice', practiceData(turn(null))),
  'empty class': page('class', { ...CLASS_DATA, overview: EMPTY_OVERVIEW }),
};

describe('pages in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async function () {
    skipWithoutChromium(this);
    browser = await startChromium();
  });
  after(() => browser?.close());

  async function inTab<T>(options: BrowserContextOptions, act: (tab: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext(options);
    try {
      return await act(await context.newPage());
    } finally {
      await context.close();
    }
  }

  const overflow = (tab: Page) =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  for (const [name, data] of Object.entries(PAGES)) {
    it(`${name}: axe finds nothing, nothing is refused by the policy, nothing is wider than 320 px`, async () => {
      await inTab({ viewport: { width: 320, height: 640 }, colorScheme: 'light' }, async (tab) => {
        const visit = await openPage(tab, data);
        assert.deepEqual(await findingsOf(tab), []);
        assert.equal(await overflow(tab), 0);
        assert.deepEqual(
          visit.complaints.filter((words) => !words.includes('404')),
          [],
        );
      });
    });

    it(`${name}: axe finds nothing in the dark, right to left, at 1280 px`, async () => {
      await inTab({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }, async (tab) => {
        await openPage(tab, { ...data, locale: 'ar-XB' });
        assert.equal(await tab.evaluate(() => document.documentElement.dir), 'rtl');
        assert.deepEqual(await findingsOf(tab), []);
        assert.equal(await overflow(tab), 0);
      });
    });
  }

  const SETTINGS: readonly Partial<LearnerSettings>[] = [
    { typeface: 'dyslexic', spacing: 'wide', size: 200 },
    { contrast: 'high', theme: 'dark', typeface: 'serif' },
  ];
  for (const settings of SETTINGS) {
    it(`the question holds with ${JSON.stringify(settings)} in a frame of 400 px`, async () => {
      await inTab({ viewport: { width: 400, height: 640 } }, async (tab) => {
        await openPage(tab, page('practice', practiceData(turn(serving('choice')), settings)));
        assert.equal(await overflow(tab), 0);
        assert.deepEqual(await findingsOf(tab), []);
      });
    });
  }

  it('the first question needs three files, all from the tool, and no font', async () => {
    await inTab({}, async (tab) => {
      const { requests } = await openPage(tab, page('practice', practiceData(turn(serving('choice')))));
      assert.ok(requests.every((url) => url.startsWith(ORIGIN)));
      assert.equal(requests.length, 3, requests.join(' '));
    });
  });

  it('targets that are pressed are at least 44 px high', async () => {
    await inTab({ viewport: { width: 400, height: 640 }, hasTouch: true }, async (tab) => {
      await openPage(tab, page('practice', practiceData(turn(serving('order')))));
      const low = await tab
        .locator('button:visible, summary:visible, .option:visible')
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML),
        );
      assert.deepEqual(low, []);
    });
  });
});
