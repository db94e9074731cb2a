import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { skipWithoutBrowser } from '../support/browser.ts';
import { freePort } from '../support/freePort.ts';
import { inLongRun, LONG } from '../support/runs.ts';
import { addActivity } from './support/addActivity.ts';
import { type CookielessProxy, openCookielessProxy } from './support/cookielessProxy.ts';
import { begunElsewhere, follow, type LaunchTrail, postFrom } from './support/launches.ts';
import {
  AMINA,
  answer,
  bearerOf,
  frameOf,
  inNewWindow,
  LIAM,
  MEI,
  openInFrame,
  openQuestion,
  PRIYA,
  pickActivity,
  type School,
  startSchool,
  TEACHER,
  toggle,
  toolIn,
} from './support/school.ts';

/** What this browser keeps for the tool in this frame: proves that a test tests what it says. */
function keeps(frame: Frame): Promise<{ cookies: boolean; storage: boolean }> {
  return frame.evaluate(() => {
    const kept = { cookies: false, storage: false };
    try {
      // biome-ignore lint/suspicious/noDocumentCookie: the plainest third-party cookie, to see that it is blocked
      document.cookie = 'plain=1; Secure; SameSite=None';
      kept.cookies = document.cookie.includes('plain=1');
      localStorage.setItem('probe', '1');
      localStorage.removeItem('probe');
      kept.storage = true;
    } catch {
      // what was not reached is not kept
    }
    return kept;
  });
}

/** Reloads the frame alone, as its context menu does. */
async function reloadFrame(frame: Frame): Promise<void> {
  await Promise.all([frame.waitForNavigation(), frame.evaluate(() => location.reload()).catch(() => null)]);
}

/** The page of an activity in the LMS, followed from its first request, once the tool shows practice in its frame. */
async function launchInFrame(school: School, person: string, activity: string) {
  const page = await school.browser.context.newPage();
  const trail = follow(page);
  await page.goto(`${school.demoUrl}/as/${person}/courses/y8-maths/activities/${activity}`);
  return { page, trail, frame: await frameOf(page, 'practice') };
}

/** Opens a launch that somebody else began, in the frame and in the tab itself: it must show nobody's work. */
async function refusesForeignLaunch(school: School, activity: string): Promise<void> {
  const page = await school.visit(AMINA, `/activities/${activity}`);
  await toolIn(page).locator('html[data-live] main').waitFor();
  for (const target of ['tool', '_self']) {
    await postFrom(page, await begunElsewhere(school, TEACHER, activity), target);
    const shown = target === 'tool' ? toolIn(page) : page;
    await shown.getByRole('heading', { name: 'We could not make sure that it is you' }).waitFor();
    const words = await shown.locator('main').innerText();
    assert.match(words, /began in another browser/);
    assert.match(words, /Open the activity from your course again/);
    assert.doesNotMatch(words, /Rivera/);
  }
  await page.close();
}

// What holds of a launch whatever it is bound by is shown for each way of binding in the long run.

/** Of the frames of one tab the first, whose cookie may be gone, and the last are reloaded; all in the long run. */
const ENDS = [0, 6];

const NONE: LaunchTrail = { hints: 0, launches: [], proofs: 0, resumed: 0 };

describe('journey: a launch with third-party cookies blocked', function () {
  this.timeout(180_000);
  let school: School;
  let activity: string;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool();
    activity = await addActivity(school, 'Fractions, week 1');
  });
  after(() => school?.close());

  it('the cookie of the embedding site’s own partition binds it: one hint, one launch, no second proof', async () => {
    const { page, trail, frame } = await launchInFrame(school, AMINA, activity);
    assert.deepEqual(await trail(), { ...NONE, hints: 1, launches: [{ cookie: true }] });
    assert.deepEqual(await keeps(frame), { cookies: false, storage: true });
    await page.close();
  });

  inLongRun('a teacher’s reload keeps the class page', async () => {
    const page = await school.visit(TEACHER, `/activities/${activity}`);
    await reloadFrame(await frameOf(page, 'class'));
    await frameOf(page, 'class');
    await page.close();
  });

  inLongRun('a reload after the session has ended asks to open the activity again', async () => {
    const { page, frame } = await launchInFrame(school, MEI, activity);
    await frame.evaluate(() => sessionStorage.clear());
    await reloadFrame(frame);
    await toolIn(page).getByRole('heading', { name: 'Open the activity again' }).waitFor();
    await page.close();
  });

  it('two tabs of two people, launched at the same moment, stay apart; a reload keeps session and question, without another launch', async () => {
    const [amina, { page, trail, frame }] = await Promise.all([
      openInFrame(school, AMINA, activity),
      launchInFrame(school, LIAM, activity),
    ]);
    const [hers, his] = await Promise.all([bearerOf(amina.frame), bearerOf(frame)]);
    assert.notEqual(hers, his);
    await amina.page.bringToFront();
    assert.equal((await answer(school, amina, 'right')).verdict, 'Right');
    const before = await openQuestion(frame);
    const shown = await toolIn(page).locator('#prompt').innerText();
    await page.bringToFront();
    await reloadFrame(frame);
    const again = await frameOf(page, 'practice');
    assert.equal((await openQuestion(again)).serving.id, before.serving.id);
    assert.equal(await toolIn(page).locator('#prompt').innerText(), shown);
    assert.equal(await bearerOf(again), his);
    assert.deepEqual(await trail(), { ...NONE, hints: 1, launches: [{ cookie: true }], resumed: 1 });
    const liam = { tool: toolIn(page), frame: again };
    assert.equal((await answer(school, liam, 'right')).verdict, 'Right');
    await Promise.all([amina.page.close(), page.close()]);
  });

  it('more frames in one tab than a browser keeps cookies for all open, and each reload finds its own session', async () => {
    const page = await school.visit(PRIYA);
    // A second try adds its own.
    const title = `Fractions, week 2 (${Date.now()})`;
    const other = await addActivity(school, title);
    const activities = [activity, other, activity, other, activity, other, activity];
    await page.evaluate((ids) => {
      for (const [at, id] of ids.entries()) {
        const frame = document.createElement('iframe');
        Object.assign(frame, { name: `tool-${at}`, src: `${location.pathname}/activities/${id}/launch` });
        document.body.append(frame);
      }
    }, activities);
    const inside = (at: number) => page.frameLocator(`iframe[name="tool-${at}"]`);
    const ready = (at: number) => inside(at).locator('html[data-page="practice"][data-live] main').waitFor();
    const frames = await Promise.all(
      activities.map(async (_, at) => {
        await ready(at);
        return page.frame({ name: `tool-${at}` }) ?? assert.fail('the frame is there');
      }),
    );
    for (const [at, frame] of frames.entries()) {
      if (!LONG && !ENDS.includes(at)) continue;
      await reloadFrame(frame);
      await ready(at);
    }
    assert.deepEqual(
      await Promise.all(frames.map((frame) => frame.title())),
      activities.map((id) => (id === activity ? 'Fractions, week 1' : title)),
    );
    await page.close();
  });

  it('a launch that another browser began is refused', () => refusesForeignLaunch(school, activity));
});

describe('journey: a launch where the browser keeps storage and no cookie', function () {
  this.timeout(180_000);
  let proxy: CookielessProxy;
  let school: School;
  let activity: string;
  before(async function () {
    skipWithoutBrowser(this);
    const port = await freePort();
    proxy = await openCookielessProxy(port);
    const environment = { PORT: String(port), PUBLIC_URL: `http://localhost:${proxy.port}` };
    school = await startSchool({}, { environment });
    // Over HTTP nobody is in a browser whose storage could bind a launch without a cookie.
    activity = await pickActivity(school, 'Fractions, week 1');
  });
  after(async () => {
    await school?.close();
    await proxy?.close();
  });

  it('the tool’s own storage binds it, proved after the launch, and is empty afterwards', async () => {
    const { page, trail, frame } = await launchInFrame(school, AMINA, activity);
    assert.deepEqual(await trail(), { ...NONE, hints: 1, launches: [{ cookie: false }], proofs: 1 });
    assert.deepEqual(await keeps(frame), { cookies: false, storage: true });
    assert.equal(await frame.evaluate(() => localStorage.length), 0);
    await page.close();
  });

  inLongRun('a reload inside the frame keeps the session', async () => {
    const { page, trail, frame } = await launchInFrame(school, LIAM, activity);
    const before = await openQuestion(frame);
    await reloadFrame(frame);
    const again = await openQuestion(await frameOf(page, 'practice'));
    assert.equal(again.serving.id, before.serving.id);
    assert.equal((await trail()).hints, 1);
    await page.close();
  });

  inLongRun('two tabs of two people, launched at the same moment, stay apart', async () => {
    const both = await Promise.all([
      openInFrame(school, AMINA, activity),
      openInFrame(school, LIAM, activity),
    ]);
    const [amina, liam] = await Promise.all(both.map(({ frame }) => bearerOf(frame)));
    assert.notEqual(amina, liam);
    await Promise.all(both.map(({ page }) => page.close()));
  });

  it('a launch that another browser began is refused', () => refusesForeignLaunch(school, activity));
});

describe('journey: a launch where the browser keeps nothing in a frame', function () {
  this.timeout(180_000);
  let school: School;
  let activity: string;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool({}, { blocked: [{ site: 'localhost', inside: '127.0.0.1' }] });
    activity = await addActivity(school, 'Fractions, week 1');
  });
  after(() => school?.close());

  it('the platform keeps the secret: one hint, one launch, proved after it', async () => {
    const { page, trail, frame } = await launchInFrame(school, AMINA, activity);
    assert.deepEqual(await trail(), { ...NONE, hints: 1, launches: [{ cookie: false }], proofs: 1 });
    assert.deepEqual(await keeps(frame), { cookies: false, storage: false });
    await page.close();
  });

  it('a reload inside the frame asks to open the activity again, and there the work is', async () => {
    const { page, frame } = await launchInFrame(school, LIAM, activity);
    const before = await toolIn(page).locator('#prompt').innerText();
    await reloadFrame(frame);
    await toolIn(page).getByRole('heading', { name: 'Open the activity again' }).waitFor();
    await page.reload();
    await frameOf(page, 'practice');
    assert.equal(await toolIn(page).locator('#prompt').innerText(), before);
    await page.close();
  });

  inLongRun('a launch that another browser began is refused', () => refusesForeignLaunch(school, activity));

  describe('and the platform keeps nothing either', () => {
    before(() => toggle(school, 'Nothing kept for tools', true));

    it('one click opens a window in which the launch completes, and the hint is spent there alone', async () => {
      const page: Page = await school.browser.context.newPage();
      const inFrame = follow(page);
      await page.goto(`${school.demoUrl}/as/${PRIYA}/courses/y8-maths/activities/${activity}`);
      const frame = await frameOf(page, 'login');
      const link = toolIn(page).getByRole('link', { name: 'Open in a new window' });
      const heard = school.browser.context.waitForEvent('page').then(follow);
      const priya = await inNewWindow(page, () => link.click());
      assert.deepEqual(await keeps(frame), { cookies: false, storage: false });
      assert.deepEqual(await inFrame(), NONE, 'the frame went nowhere');
      assert.deepEqual(await (await heard)(), { ...NONE, hints: 1, launches: [{ cookie: true }] });
      assert.equal(await priya.page.evaluate(() => window.opener), null);
      assert.equal((await answer(school, priya, 'right')).verdict, 'Right');
      await priya.page.reload();
      await priya.page.locator('html[data-page="practice"][data-live] main').waitFor();
      await priya.page.close();
      await page.close();
    });

    inLongRun('a launch that another browser began is refused', () => refusesForeignLaunch(school, activity));
  });
});

describe('journey: a launch where the browser keeps nothing anywhere', function () {
  this.timeout(180_000);
  let school: School;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool({}, { blocked: [{ site: 'localhost', inside: '*' }] });
  });
  after(() => school?.close());

  it('a window of its own says what must be allowed, before anything is spent', async () => {
    const page = await school.browser.context.newPage();
    const trail = follow(page);
    await page.goto(`${school.demoUrl}/as/${TEACHER}/courses/y8-maths/add/launch?target=window`);
    await page.getByRole('heading', { name: 'Your browser blocks what we need' }).waitFor();
    assert.deepEqual(await trail(), NONE);
    await page.close();
  });
});
