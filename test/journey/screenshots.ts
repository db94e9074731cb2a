import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { addActivity } from './support/addActivity.ts';
import { adminTour, platformTour, startTroubledCourse } from './support/adminTour.ts';
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
import {
  connectTour,
  demoTour,
  type Look,
  learnerTour,
  pickerTour,
  plainTour,
  teacherTour,
} from './support/tour.ts';

const WIDTHS = [1280, 400] as const;
const SCHEMES = ['light', 'dark'] as const;

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

/** `node --import=tsx test/journey/screenshots.ts FOLDER`: saves pictures of every page in its richest states. */
/** The pages of administrators, on a tool of their own with something to decide. */
async function administration(folder: string): Promise<void> {
  const course = await startTroubledCourse();
  const { context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } });
  try {
    await adminTour(course, context, camera(folder));
    await platformTour(course, context, camera(folder));
  } finally {
    await close();
    await course.close();
  }
}

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const school = await startSchool();
  try {
    const look = camera(folder);
    const activity = await addActivity(school, 'Fractions, week 1', 5);
    const practised = await classPractises(school, activity);
    await plainTour(school, look);
    await connectTour(school, look);
    await pickerTour(school, look);
    await learnerTour(school, activity, look);
    await practised();
    await teacherTour(school, activity, look);
    await demoTour(school, activity, look);
    await inCourse(school, activity, folder);
    await newWindow(school, activity, look);
  } finally {
    await school.close();
  }
  await administration(folder);
}

await main(process.argv[2] ?? 'screenshots');
process.exit(0);
