import type { Page } from 'playwright-core';
import type { Look } from './look.ts';
import {
  answer,
  frameOf,
  goOn,
  type Learner,
  NOAH,
  openWindow,
  press,
  type School,
  TEACHER,
} from './school.ts';

type Stop = Learner & { readonly page: Page };

/** Names of dialogs shown by the nth button of the masthead. */
async function dialogs(at: Stop, look: Look, names: Readonly<Record<number, string>>): Promise<void> {
  for (const [index, name] of Object.entries(names)) {
    await press(at.page.locator('.masthead__tools button').nth(Number(index)));
    await at.page.locator('dialog[open]').waitFor();
    await look(name, at.page, at.frame);
    await at.page.keyboard.press('Escape');
    await at.page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}

async function question(school: School, at: Stop, look: Look): Promise<void> {
  const { page, frame } = at;
  await look('practice', page, frame);
  await page.locator('.why summary').first().click();
  await look('practice-why', page, frame);
  await answer(school, at, 'wrong');
  await look('practice-wrong', page, frame);
  await press(page.locator('.card__actions .button--secondary').first());
  await page.locator('.hint').first().waitFor();
  await look('practice-hint', page, frame);
  await answer(school, at, 'right');
  await press(page.locator('.card__actions .button--quiet').first());
  await page.locator('.explanation').first().waitFor();
  await look('practice-explained', page, frame);
  await goOn(at);
}

/** Answers until a level rises. */
async function rise(school: School, at: Stop, look: Look): Promise<void> {
  for (let tries = 0; tries < 15; tries += 1) {
    await answer(school, at, 'right');
    if ((await at.page.locator('.rise').count()) > 0) break;
    await goOn(at);
  }
  await look('practice-risen', at.page, at.frame);
}

/** Every state of a learner's pages. */
export async function learnerTour(school: School, activity: string, look: Look, person = NOAH) {
  const at = await openWindow(school, person, `/activities/${activity}`, 'practice');
  const { page, frame } = at;
  await question(school, at, look);
  await dialogs(at, look, { 0: 'keys', 1: 'settings' });
  await rise(school, at, look);
  await press(page.locator('.tabs .tab').nth(1));
  await page.locator('.skills').waitFor();
  await look('skills', page, frame);
  await press(page.locator('.skills .section-head button'));
  await look('skills-map', page, frame);
  await press(page.locator('.tabs .tab').nth(0));
  await press(page.locator('.card__actions .button--quiet').last());
  await page.locator('.summary').waitFor();
  await look('summary', page, frame);
  await page.close();
}

async function learnerDetail(at: Stop, look: Look): Promise<void> {
  const { page, frame } = at;
  await press(page.locator('.class-table tbody button').first());
  await page.locator('#learner-title').waitFor();
  await look('learner', page, frame);
  await press(page.locator('.skills__list button').first());
  await page.locator('dialog[open]').waitFor();
  await look('override', page, frame);
  await page.keyboard.press('Escape');
}

/** Every state of the teacher's pages; needs learners who have practised. */
export async function teacherTour(school: School, activity: string, look: Look): Promise<void> {
  const at = await openWindow(school, TEACHER, `/activities/${activity}`, 'class');
  const { page, frame } = at;
  await page.locator('.class-table').waitFor();
  await look('class', page, frame);
  await dialogs(at, look, { 1: 'class-look' });
  const tab = (name: string) => press(page.locator(`.tab[data-tab=${name}]`));
  await tab('grades');
  await look('class-grades', page, frame);
  await tab('questions');
  await page.locator('section[aria-labelledby=tab-title] > p').nth(1).waitFor();
  await look('class-questions', page, frame);
  await tab('experiment');
  await page.locator('section form').first().waitFor();
  await look('class-experiment', page, frame);
  await tab('settings');
  await page.locator('.activity-form').waitFor();
  await look('class-settings', page, frame);
  await tab('overview');
  await learnerDetail(at, look);
  await page.close();
}

/** The picker: as it opens, with a fault, and with a question to look at. */
export async function pickerTour(school: School, look: Look): Promise<void> {
  const { page, frame } = await openWindow(school, TEACHER, '/add', 'picker');
  await page.locator('.activity-form').waitFor();
  await look('picker', page, frame);
  await press(page.locator('.activity-form button[type=submit]'));
  await page.locator('.notice--problem').waitFor();
  await look('picker-fault', page, frame);
  await press(page.locator('.skill-choice__row button').first());
  await page.locator('.preview__body').waitFor();
  await look('picker-preview', page, frame);
  await page.close();
}

/** Pages that need nobody signed in, a message, and the offer of a new window. */
export async function plainTour(school: School, look: Look): Promise<void> {
  const page = await school.browser.context.newPage();
  for (const [name, path] of [
    ['home', '/'],
    ['privacy', '/privacy'],
    ['terms', '/terms'],
    ['message', '/lti/launch'],
  ] as const) {
    await page.goto(school.tool.url + path);
    await look(name, page, page.mainFrame());
  }
  await page.close();
}

/** Connecting an LMS: by its address, with what is asked and what came of it; and by hand, with what is missing. */
export async function connectTour(school: School, look: Look): Promise<void> {
  const page = await school.browser.context.newPage();
  const at = async (name: string) => look(name, page, page.mainFrame());
  await page.goto(`${school.demoUrl}/connections/new`);
  const frame = await frameOf(page, 'register');
  await page.goto(frame.url());
  await page.locator('html[data-live] form').waitFor();
  await at('register');
  await page.locator('form button[type=submit]').click();
  await page.locator('.result-facts').waitFor();
  await at('register-waiting');
  await page.goto(`${school.tool.url}/lti/setup`);
  await page.locator('html[data-live] form').waitFor();
  await at('setup');
  await page.locator('form button[type=submit]').click();
  await page.locator('[aria-invalid]').first().waitFor();
  await at('setup-fault');
  await page.close();
}

/** The pages of the demo LMS around the tool. */
export async function demoTour(school: School, activity: string, look: Look): Promise<void> {
  const page = await school.browser.context.newPage();
  const course = `${school.demoUrl}/as/${TEACHER}/courses/y8-maths`;
  for (const [name, url] of [
    ['demo-home', school.demoUrl],
    ['demo-course-teacher', course],
    ['demo-course-student', `${school.demoUrl}/as/${NOAH}/courses/y8-maths`],
    ['demo-add', `${course}/add`],
    ['demo-gradebook', `${course}/gradebook`],
    ['demo-activity', `${school.demoUrl}/as/${NOAH}/courses/y8-maths/activities/${activity}`],
    ['demo-class', `${course}/activities/${activity}`],
    ['demo-practise', `${course}/activities/${activity}/practise`],
    ['demo-break-things', `${school.demoUrl}/break-things`],
    ['demo-not-found', `${school.demoUrl}/nowhere`],
  ] as const) {
    await page.goto(url);
    const frame = page.frameLocator('#tool');
    if ((await page.locator('#tool').count()) > 0)
      await frame.locator('html[data-live]:not([data-page=login]) main').waitFor();
    await look(name, page, page.mainFrame());
  }
  await page.close();
}
