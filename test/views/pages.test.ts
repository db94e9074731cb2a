import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { LearnerSettings } from '../../src/api/learnerSettings.ts';
import type { PageData, PageName } from '../../src/api/page.ts';
import { SAMPLE_AUDIT } from '../../views/components/audit-log/sampleAudit.ts';
import { findingsOf } from '../journey/support/axe.ts';
import { foreignWords, textOf } from '../journey/support/foreignWords.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { LONG } from '../support/runs.ts';
import { EMPTY_OVERVIEW } from './fixtures/classes.ts';
import { CLASS_DATA, EVERY_PAGE, page, practiceData } from './fixtures/pages.ts';
import { QUESTIONS } from './fixtures/questions.ts';
import { serving, turn } from './fixtures/turns.ts';
import { theBrowser, theTab } from './support/chromium.ts';
import { documentOf, ORIGIN, openHtml, openPage } from './support/site.ts';

/** Practice with a question of each kind; in the dark and wide the sheet of components shows them all, and the long run. */
const KIND = 'question ';

/** Pages by a name for the test: every page, practice with every kind of question, special states. Login moves on at once. */
const PAGES: Readonly<Record<string, PageData>> = {
  ...Object.fromEntries(
    (Object.keys(EVERY_PAGE) as PageName[])
      .filter((name) => name !== 'login' && name !== 'practice')
      .map((name) => [name, page(name, EVERY_PAGE[name])]),
  ),
  ...Object.fromEntries(
    (Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]).map((kind) => [
      KIND + kind,
      page('practice', practiceData(turn(serving(kind)))),
    ]),
  ),
  summary: page('practice', practiceData(turn(null))),
  'empty class': page('class', { ...CLASS_DATA, overview: EMPTY_OVERVIEW }),
};

/** Pages whose script draws another state than the server did. */
const WAKING: ReadonlySet<PageName> = new Set(['admin', 'resume', 'verify']);

describe('pages in a browser', function () {
  this.timeout(120_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  const overflow = (tab: Page) =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** What is the same in every language: names, and what an administrator types. */
  const NAMES = 'Moodle npm run trellis -- admin link';

  let still: Page | null = null;
  /** A tab where no script runs: pages stay as the server draws them, and are there in a third of the time. */
  const stillTab = async () => {
    const context = await (await theBrowser()).newContext({
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: false,
    });
    return context.newPage();
  };

  async function drawTurned(data: PageData): Promise<Page> {
    const turned = { ...data, locale: 'ar-XB' };
    if (WAKING.has(data.page)) {
      const tab = await theTab({ width: 320, height: 640 });
      await openPage(tab, turned);
      return tab;
    }
    still ??= await stillTab();
    await still.unrouteAll();
    await openHtml(still, documentOf(turned), () => null);
    return still;
  }

  async function holdsTurned(data: PageData): Promise<void> {
    const tab = await drawTurned(data);
    assert.equal(await tab.evaluate(() => document.documentElement.dir), 'rtl');
    assert.equal(await overflow(tab), 0);
    assert.deepEqual(await foreignWords(tab.mainFrame(), `${NAMES} ${textOf(data.data)}`), []);
  }

  it('login: right to left it fits 320 px, and all its words come from the catalogue', () =>
    holdsTurned(page('login', EVERY_PAGE.login)));

  for (const [name, data] of Object.entries(PAGES)) {
    it(`${name}: axe finds nothing, light or dark; nothing is refused by the policy or wider than 320 px`, async () => {
      const tab = await theTab({ width: 320, height: 640 });
      const visit = await openPage(tab, data);
      assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
      assert.equal(await overflow(tab), 0);
      if (LONG || !name.startsWith(KIND)) {
        await tab.setViewportSize({ width: 1280, height: 800 });
        await tab.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        assert.deepEqual(await findingsOf(tab.mainFrame(), 'drawing'), []);
      }
      assert.deepEqual(
        visit.complaints.filter((words) => !words.includes('404')),
        [],
      );
    });

    it(`${name}: right to left it fits 320 px, and all its words come from the catalogue`, () =>
      holdsTurned(data));

    // What axe says of a document does not change with its direction; the long run looks all the same.
    if (!LONG) continue;
    it(`${name}: axe finds nothing in the dark, right to left, at 1280 px`, async () => {
      const tab = await theTab({ width: 1280, height: 800, colours: 'dark' });
      await openPage(tab, { ...data, locale: 'ar-XB' });
      assert.equal(await tab.evaluate(() => document.documentElement.dir), 'rtl');
      assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
      assert.equal(await overflow(tab), 0);
    });
  }

  const SETTINGS: readonly Partial<LearnerSettings>[] = [
    { typeface: 'dyslexic', spacing: 'wide', size: 200 },
    { contrast: 'high', theme: 'dark', typeface: 'serif' },
  ];
  for (const settings of SETTINGS) {
    it(`the question holds with ${JSON.stringify(settings)} in a frame of 400 px`, async () => {
      const tab = await theTab({ width: 400, height: 640 });
      await openPage(tab, page('practice', practiceData(turn(serving('choice')), settings)));
      assert.equal(await overflow(tab), 0);
      assert.deepEqual(await findingsOf(tab.mainFrame(), 'drawing'), []);
    });
  }

  it('the first question needs three files, all from the tool, and no font', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const { requests } = await openPage(tab, page('practice', practiceData(turn(serving('choice')))));
    assert.ok(requests.every((url) => url.startsWith(ORIGIN)));
    assert.equal(requests.length, 3, requests.join(' '));
  });

  it('when the last rows have come, the focus goes to the first of them and their number is said', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const half = Math.ceil(SAMPLE_AUDIT.length / 2);
    const slices: Readonly<Record<string, unknown>> = {
      '/api/admin/sign-in': { token: 't', overview: { platforms: [], updatedAt: 0, expiresAt: 1 } },
      '/api/admin/audit': { rows: SAMPLE_AUDIT.slice(0, half), next: 'b' },
      '/api/admin/audit?before=b': { rows: SAMPLE_AUDIT.slice(half), next: null },
    };
    await openPage(tab, page('admin', EVERY_PAGE.admin), (_, path) => ({ status: 200, body: slices[path] }));
    await tab.evaluate(() => {
      location.hash = `sign-in=${'a'.repeat(43)}`;
    });
    await tab.getByRole('button', { name: 'Audit log' }).click();
    await tab.getByRole('button', { name: 'Show older' }).click();
    await tab.locator(`tbody tr:nth-child(${half + 1}):focus`).waitFor();
    await tab
      .getByRole('status')
      .getByText(`${SAMPLE_AUDIT.length - half} more have come.`)
      .waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Show older' }).count(), 0);
  });

  it('targets that are pressed are at least 44 px high', async () => {
    const context = await (await theBrowser()).newContext({
      viewport: { width: 400, height: 640 },
      hasTouch: true,
    });
    const tab = await context.newPage();
    await openPage(tab, page('practice', practiceData(turn(serving('order')))));
    const low = await tab
      .locator('button:visible, summary:visible, .option:visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML),
      );
    await context.close();
    assert.deepEqual(low, []);
  });
});
