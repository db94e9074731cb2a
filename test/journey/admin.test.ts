import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { makeSignInLink } from '../../src/admin/signInLink.ts';
import { openBrowser, skipWithoutBrowser, type TestBrowser } from '../support/browser.ts';
import type { TestCourse } from '../support/course.ts';
import { LONG } from '../support/runs.ts';
import { adminTour, openAdmin, platformTour, startTroubledCourse } from './support/adminTour.ts';
import { findingsOf } from './support/axe.ts';
import { type Complaints, listen } from './support/complaints.ts';
import { foreignWords } from './support/foreignWords.ts';
import { press, tabTo } from './support/keyboard.ts';
import type { Look } from './support/look.ts';

/** A stop is looked at in one of the first two, the next one in the other; in all of them in the long run. */
const LOOKS = [
  [1280, 'light'],
  [320, 'dark'],
  [400, 'light'],
] as const;

describe('journey: administration', function () {
  this.timeout(300_000);
  let course: TestCourse;
  let browser: TestBrowser;
  let complaints: Complaints;
  before(async function () {
    skipWithoutBrowser(this);
    course = await startTroubledCourse();
    browser = await openBrowser({ viewport: { width: 1280, height: 900 } }, { kind: 'light' });
    complaints = listen(browser.context);
  });
  after(async () => {
    await browser?.close();
    await course?.close();
  });

  const statusOf = async (issuer: string) =>
    (await course.tool.running.services.store.platforms.byIssuer(issuer))[0]?.status;

  it('the secret of the link leaves the address at once, and a reload goes on without it', async () => {
    const page = await openAdmin(course, browser.context);
    assert.equal(page.url(), `${course.tool.url}/admin`);
    await page.reload();
    await page.locator('.platform').first().waitFor();
    assert.deepEqual(await browser.context.cookies(), []);
    await page.close();
  });

  it('signed out is signed out, in the tab and on the server', async () => {
    const page = await openAdmin(course, browser.context);
    await page.locator('.masthead__tools button').click();
    await page.locator('.command').waitFor();
    await page.reload();
    await page.locator('.command').waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await page.close();
  });

  it('a link pasted into the open page signs in; one that is used says so', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${course.tool.url}/admin`);
    await page.locator('.command').waitFor();
    const { url } = await makeSignInLink(course.tool.running.services.admin, { kind: 'command', id: null });
    await page.evaluate((link) => location.assign(link), url);
    await page.locator('.platform').first().waitFor();
    const second = await browser.context.newPage();
    await second.goto(url);
    await second.getByRole('alert').waitFor();
    complaints.forget();
    await second.close();
    await page.close();
  });

  /** The outcome is said in sight, right above the card, and the focus is on the card's heading. */
  async function outcomeIsSeen(page: Page, issuer: string): Promise<void> {
    const said = page.locator('.notice--calm').filter({ hasText: 'Changed.' });
    await said.waitFor();
    await page.waitForFunction((text) => document.activeElement?.textContent?.trim() === text, issuer);
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('.notice--calm')?.getBoundingClientRect() ?? {
        top: -1,
        bottom: 0,
      };
      return top >= 0 && bottom <= innerHeight;
    });
    await page.locator('h3:focus').waitFor();
  }

  it('of tabs opened faster than they are answered the last is shown, and nothing looks empty that is not', async () => {
    const page = await openAdmin(course, browser.context);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/admin/{grades,keys}', async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('.tab[data-tab=grades]').click();
    await page.locator('.tab[data-tab=keys]').click();
    await page.locator('.tab[aria-current=page]').getByText('Signing keys').waitFor();
    assert.equal(await page.locator('.plain-table').count(), 0, 'no empty table while it is asked for');
    release();
    await page.locator('.plain-table tbody tr').first().waitFor();
    await page.close();
  });

  it('by keys alone: a platform is let in, shut out after a question, and grades are tried again', async () => {
    const issuer = 'https://moodle.example.edu';
    const { platforms } = course.tool.running.services.store;
    const [moodle] = await platforms.byIssuer(issuer);
    await platforms.change(moodle?.id ?? '', { status: 'pending' });
    const page = await openAdmin(course, browser.context);
    const frame = page.mainFrame();
    await press(page, frame, `button[aria-label="Let in: ${issuer}"]`);
    await outcomeIsSeen(page, issuer);
    assert.equal(await statusOf(issuer), 'active');
    await press(page, frame, `button[aria-label="Shut out: ${issuer}"]`);
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await statusOf(issuer), 'active', 'leaving the question does nothing');
    await press(page, frame, `button[aria-label="Shut out: ${issuer}"]`);
    await page.locator('dialog[open]').waitFor();
    await press(page, frame, 'dialog[open] .button--primary');
    await page.locator('.status--suspended').first().waitFor();
    await outcomeIsSeen(page, issuer);
    assert.equal(await statusOf(issuer), 'suspended');
    await press(page, frame, '.tab[data-tab=grades]');
    await page.locator('.row--warn').first().waitFor();
    await press(page, frame, '.row--warn button');
    await page.locator('.notice--calm').waitFor();
    await tabTo(page, frame, '#queue-platform');
    await page.close();
  });

  let stops = 0;
  const findings: string[] = [];
  async function checkWidth(name: string, page: Page, width: number): Promise<void> {
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wide > 0) findings.push(`${name} ${width}: ${wide} px too wide`);
  }

  const check: Look = async (name, page, frame) => {
    stops += 1;
    for (const [width, colorScheme] of LONG ? LOOKS : LOOKS.slice(stops % 2, (stops % 2) + 1)) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await checkWidth(name, page, width);
      const found = await findingsOf(frame, 'all');
      findings.push(...found.map((one) => `${name} ${width} ${colorScheme}: ${one}`));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  it('axe finds nothing on any part of it, wide and narrow, light and dark', async () => {
    await adminTour(course, browser.context, check);
    await platformTour(course, browser.context, check);
    assert.deepEqual(findings.splice(0), []);
    // The link that signs nobody in is refused, and the browser says so.
    assert.deepEqual(
      complaints.all.filter((line) => !line.includes('/api/admin/sign-in')),
      [],
    );
  });

  it('right to left every word comes from the catalogue, and longer ones stay within 320 px', async () => {
    await browser.context.setExtraHTTPHeaders({ 'accept-language': 'ar-XB' });
    const data = [
      'npm run trellis admin link http https client-1 dep-1 dep-waiting moodle.example.edu First fractions Maths Hill School',
      course.platform.origin,
    ].join(' ');
    const look = async (name: string, page: Page) => {
      assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
      const words = await foreignWords(page.mainFrame(), data);
      // Pseudonyms are data: the last four signs of an id.
      const own = words.filter((word) => !/^[0-9A-Z_-]{4}(,|$)/.test(word));
      findings.push(...own.map((word) => `${name}: ${word}`));
      await page.setViewportSize({ width: 320, height: 900 });
      await checkWidth(name, page, 320);
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    await adminTour(course, browser.context, look);
    await browser.context.setExtraHTTPHeaders({});
    assert.deepEqual(findings.splice(0), []);
  });
});
