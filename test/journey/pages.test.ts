import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { DEFAULT_SETTINGS } from '../../src/api/learnerSettings.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { LONG } from '../support/runs.ts';
import { addActivity, SPANISH } from './support/addActivity.ts';
import { findingsOf } from './support/axe.ts';
import { consentTour } from './support/consentTour.ts';
import { evidenceTour, triedPickerTour } from './support/evidenceTour.ts';
import { foreignWords, textOf } from './support/foreignWords.ts';
import type { Look } from './support/look.ts';
import { proofTour } from './support/proofTour.ts';
import { ownDataTour, readersTour } from './support/readersTour.ts';
import {
  bearerOf,
  classPractises,
  frameOf,
  NOAH,
  openWindow,
  PRIYA,
  type School,
  startSchool,
  TEACHER,
  toggle,
} from './support/school.ts';
import { demoTour, learnerTour, pickerTour, plainTour, teacherTour } from './support/tour.ts';
import { wishesTour } from './support/wishesTour.ts';

const TITLE = 'Fractions, week 1';

/** A stop is looked at in one of these, the next one in the other; in every pair in the long run. */
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'dark' },
  { width: 400, colorScheme: 'light' },
] as const;
const TURNS = 2;

/** By how many pixels a document is wider than its window. */
function overflow(frame: Frame): Promise<number> {
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Has a person's pages drawn in the right-to-left test locale from now on. */
async function readInTestLocale(frame: Frame): Promise<void> {
  const status = await frame.evaluate(
    async ({ bearer, settings }) => {
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
      return (await fetch('/api/settings', { method: 'PUT', headers, body: JSON.stringify(settings) }))
        .status;
    },
    { bearer: await bearerOf(frame), settings: { ...DEFAULT_SETTINGS, language: 'ar-XB' } },
  );
  assert.equal(status, 200);
}

describe('journey: every page, in every state', function () {
  this.timeout(300_000);
  let school: School;
  let activity: string;
  before(async function () {
    skipWithoutBrowser(this);
    if (process.env.MONGODB_URL !== undefined && !LONG) {
      process.stderr.write(
        'SKIPPED: how pages look, because no store changes that: seen on SQLite, and on MongoDB in the long run\n',
      );
      this.skip();
    }
    school = await startSchool({}, { kind: 'light' });
    activity = await addActivity(school, TITLE, 5);
    const practised = await classPractises(school, activity);
    await practised();
  });
  after(() => school?.close());

  let stops = 0;
  const findings: string[] = [];
  /** What axe and the width of the page say at one stop. */
  const check: Look = async (name, page, frame) => {
    stops += 1;
    for (const { width, colorScheme } of LONG ? LOOKS : LOOKS.slice(stops % TURNS, (stops % TURNS) + 1)) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const where = `${name} ${width} ${colorScheme}`;
      const wide = await overflow(frame);
      if (wide > 0) findings.push(`${where}: ${wide} px too wide`);
      findings.push(...(await findingsOf(frame, 'all')).map((found) => `${where}: ${found}`));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const none = () => assert.deepEqual(findings.splice(0), []);

  // The suites of the pages hold axe against every state of these, and the tour below goes through them all.
  if (LONG) {
    it('axe finds nothing on the pages of a learner, light and dark, wide and narrow', async () => {
      await learnerTour(school, activity, check);
      none();
    });

    it('axe finds nothing on the pages of a teacher', async () => {
      await teacherTour(school, activity, check);
      await pickerTour(school, check);
      await triedPickerTour(school, check);
      none();
    });

    it('axe finds nothing on what a learner wishes, what others read, what a launch proves and a reload finds', async () => {
      await wishesTour(school, await addActivity(school, 'First words', 9, SPANISH), check);
      await readersTour(school, activity, check);
      await ownDataTour(school, activity, check);
      await proofTour(school, activity, check);
      none();
    });
  }

  it('axe finds nothing on the offer of a new window', async () => {
    // The suite of the pages holds these as well.
    if (LONG) await plainTour(school, check);
    await toggle(school, 'No storage', true);
    const page: Page = await school.visit(PRIYA, `/activities/${activity}`);
    await check('new window', page, await frameOf(page, 'login'));
    await page.close();
    await toggle(school, 'No storage', false);
    none();
  });

  it('axe finds nothing on the pages of the demo LMS', async () => {
    await demoTour(school, activity, check);
    none();
  });

  it('right to left, every page fits 320 px and all its words come from the catalogue', async () => {
    const packs = school.tool.running.services.practice.packs.all();
    const data = [
      ...packs.map(({ published }) => textOf(published.pack.skills)),
      ...packs.map(({ published: { pack } }) => textOf([pack.title, pack.description, pack.misconceptions])),
      [TITLE, 'Amina Yusuf Liam O’Connor Mei Chen Mateo García Priya Nair Noah Goldberg Ms Rivera'],
      ['CC-BY-4.0', 'OpenDyslexic', 'English', 'Español', 'ar-XB', 'Trellis'],
    ].join(' ');
    const turned: Look = async (name, page, frame) => {
      assert.equal(await frame.evaluate(() => document.documentElement.dir), 'rtl', name);
      await page.setViewportSize({ width: 320, height: 900 });
      const wide = await overflow(frame);
      if (wide > 0) findings.push(`${name} 320: ${wide} px too wide`);
      if (LONG) await check(name, page, frame);
      else await page.setViewportSize({ width: 1280, height: 900 });
      findings.push(...(await foreignWords(frame, data)).map((words) => `${name}: ${words}`));
    };
    // axe itself, put into the page, tries styles that the policy forbids
    school.complaints.forget();
    const noah = await openWindow(school, NOAH, `/activities/${activity}`, 'practice');
    await readInTestLocale(noah.frame);
    await noah.page.close();
    const teacher = await openWindow(school, TEACHER, `/activities/${activity}`, 'class');
    await readInTestLocale(teacher.frame);
    await teacher.page.close();
    await learnerTour(school, activity, turned);
    await teacherTour(school, activity, turned);
    await pickerTour(school, turned);
    none();
    assert.deepEqual(school.complaints.all, []);
  });

  // Last, for it changes what the class is asked.
  if (LONG) {
    it('axe finds nothing on what a teacher decides by, nor on the school’s own text', async () => {
      await evidenceTour(school, activity, check);
      await consentTour(school.browser.context, check);
      none();
    });
  }
});
