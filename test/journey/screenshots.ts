import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { addActivity, SPANISH } from './support/addActivity.ts';
import { adminTour, platformTour, startTroubledCourse } from './support/adminTour.ts';
import { consentTour } from './support/consentTour.ts';
import { evidenceTour, triedPickerTour } from './support/evidenceTour.ts';
import type { Look } from './support/look.ts';
import { proofTour } from './support/proofTour.ts';
import { ownDataTour, readersTour } from './support/readersTour.ts';
import {
  AMINA,
  answer,
  classPractises,
  frameOf,
  openInFrame,
  PRIYA,
  type School,
  startSchool,
  toggle,
} from './support/school.ts';
import { connectTour, demoTour, learnerTour, pickerTour, plainTour, teacherTour } from './support/tour.ts';
import { wishesTour } from './support/wishesTour.ts';

const WIDTHS = [1280, 400] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Skills of an activity in which somebody may find out where they stand. */
const PLACED = 9;

/** Saves the shown page in every width and colour scheme. */
function camera(folder: string): Look {
  return async (name, page) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const path = join(folder, `${name}-${width}-${colorScheme}.png`);
        // Motion is off already; what a strip shows by how far it is scrolled is an animation to the browser too.
        await page.screenshot({ path, fullPage: true });
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
}

/** Practice inside the LMS with a question answered, in a window high enough for all of the frame. */
async function inCourse(school: School, activity: string, folder: string): Promise<void> {
  const amina = await openInFrame(school, AMINA, activity);
  await amina.page.setViewportSize({ width: 1280, height: 1200 });
  await answer(school, amina, 'wrong');
  await amina.tool.locator('.card__actions .button--secondary').click();
  await amina.tool.locator('.hint').waitFor();
  await amina.page.screenshot({
    path: join(folder, 'in-course.png'),
    fullPage: true,
    animations: 'disabled',
  });
  await amina.page.close();
}

/** The offer of a new window, in a frame that may keep nothing. */
async function newWindow(school: School, activity: string, look: Look): Promise<void> {
  await toggle(school, 'No storage', true);
  const page: Page = await school.visit(PRIYA, `/activities/${activity}`);
  await look('login-new-window', page, await frameOf(page, 'login'));
  await page.close();
  await toggle(school, 'No storage', false);
}

/** The pages of administrators and the school's own text, on tools of their own with something to decide. */
async function administration(look: Look): Promise<void> {
  const course = await startTroubledCourse();
  const { context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } });
  try {
    await adminTour(course, context, look);
    await platformTour(course, context, look);
    await consentTour(context, look);
  } finally {
    await close();
    await course.close();
  }
}

/** Every page of a school: what each person sees while and after a class practises. */
async function lessons(school: School, folder: string, look: Look): Promise<void> {
  const activity = await addActivity(school, 'Fractions, week 1', 5);
  const practised = await classPractises(school, activity);
  await plainTour(school, look);
  await connectTour(school, look);
  await pickerTour(school, look);
  await triedPickerTour(school, look);
  await learnerTour(school, activity, look);
  await wishesTour(school, await addActivity(school, 'First words', PLACED, SPANISH), look);
  await practised();
  await teacherTour(school, activity, look);
  await readersTour(school, activity, look);
  await ownDataTour(school, activity, look);
  await demoTour(school, activity, look);
  await proofTour(school, activity, look);
  await inCourse(school, activity, folder);
  await newWindow(school, activity, look);
  // Last, for it changes what the class is asked.
  await evidenceTour(school, activity, look);
}

/** `node --import=tsx test/journey/screenshots.ts FOLDER`: saves pictures of every page in its richest states. */
async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const look = camera(folder);
  const school = await startSchool();
  try {
    await lessons(school, folder, look);
  } finally {
    await school.close();
  }
  await administration(look);
}

await main(process.argv[2] ?? 'screenshots');
process.exit(0);
