import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { skipWithoutBrowser } from '../support/browser.ts';
import { inLongRun } from '../support/runs.ts';
import {
  AMINA,
  answer,
  frameOf,
  goOn,
  inNewWindow,
  type Learner,
  LIAM,
  MEI,
  openInFrame,
  PRIYA,
  pickActivity,
  type School,
  startSchool,
  TEACHER,
  toggle,
  toolIn,
} from './support/school.ts';

const DAY = 24 * 3_600_000;
/** The learner's page asks for a grade on its way this often at least, in milliseconds. */
const POLL = 20_000;

/** Answers rightly until the verdict tells that a skill has reached the level. */
async function riseTo(school: School, learner: Learner, level: string): Promise<void> {
  for (let tries = 0; tries < 25; tries += 1) {
    const { verdict, serving } = await answer(school, learner, 'right');
    assert.equal(verdict, 'Right', serving.question.prompt);
    const rises = await learner.tool.locator('.feedback .rise').allInnerTexts();
    if (rises.some((words) => words.includes(level))) return;
    await goOn(learner);
  }
  assert.fail(`never ${level}`);
}

/** The percentage in a person's row of the LMS's gradebook, once there is one. */
async function gradeOf(gradebook: Page, name: string): Promise<number> {
  const score = gradebook.getByRole('row', { name }).locator('.score');
  await score.waitFor();
  return Number.parseFloat(await score.innerText());
}

/** Waits until a person's grade in the gradebook is above a percentage. */
async function gradeAbove(gradebook: Page, name: string, percent: number): Promise<number> {
  await gradebook.waitForFunction(
    ({ person, floor }) =>
      [...document.querySelectorAll('tbody tr')].some(
        (row) =>
          row.querySelector('th')?.textContent === person &&
          Number.parseFloat(row.querySelector('.score')?.textContent ?? '0') > floor,
      ),
    { person: name, floor: percent },
  );
  return gradeOf(gradebook, name);
}

describe('journey: from a course page to the gradebook, third-party cookies blocked', function () {
  this.timeout(180_000);
  let school: School;
  let activity: string;
  let gradebook: Page;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool();
  });
  after(() => school?.close());

  it('a teacher adds an activity with the picker inside the LMS', async () => {
    activity = await pickActivity(school, 'Fractions, week 1', 2);
    gradebook = await school.visit(TEACHER, '/gradebook');
    await gradebook.getByRole('columnheader', { name: /Fractions, week 1/ }).waitFor();
  });

  it('a student answers wrongly, takes a hint, and practises until a skill is proficient', async () => {
    const amina = await openInFrame(school, AMINA, activity);
    assert.equal((await answer(school, amina, 'wrong')).verdict, 'Not yet');
    await amina.tool.getByRole('button', { name: /^Hint/ }).click();
    await amina.tool.getByRole('heading', { name: 'Hint 1' }).waitFor();
    assert.equal((await answer(school, amina, 'right')).verdict, 'Right');
    await goOn(amina);
    await riseTo(school, amina, 'Proficient');
    await amina.tool.getByRole('button', { name: 'Finish for now' }).click();
    await amina.tool.getByRole('heading', { name: 'Well done for today' }).waitFor();
    await amina.page.close();
  });

  it('the grade appears in the open gradebook by itself', async () => {
    assert.ok((await gradeOf(gradebook, 'Amina Yusuf')) > 0);
  });

  it('the next day one skill is mastered, and the grade rises', async () => {
    const before = await gradeOf(gradebook, 'Amina Yusuf');
    await school.pass(DAY);
    const amina = await openInFrame(school, AMINA, activity);
    await riseTo(school, amina, 'Mastered');
    await amina.page.close();
    await gradeAbove(gradebook, 'Amina Yusuf', before);
  });

  it("the teacher's class page shows the same grade and the level", async () => {
    const page = await school.visit(TEACHER, `/activities/${activity}`);
    await frameOf(page, 'class');
    const row = toolIn(page)
      .locator('.class-table')
      .getByRole('row', { name: /Amina Yusuf/ });
    const shown = Number.parseFloat(await row.locator('td.number').first().innerText());
    assert.equal(shown, Math.round(await gradeOf(gradebook, 'Amina Yusuf')));
    assert.match(await row.innerText(), /Mastered/);
    await page.close();
  });

  // The suites of pages and launches open windows of both kinds as well.
  inLongRun('the same activity opens in a new window', async () => {
    const course = await school.visit(LIAM);
    const liam = await inNewWindow(course, () =>
      course.getByRole('link', { name: 'Open Fractions, week 1 in a new window' }).click(),
    );
    assert.equal((await answer(school, liam, 'right')).verdict, 'Right');
    assert.ok((await gradeOf(gradebook, 'Liam O’Connor')) > 0);
    await liam.page.close();
    await course.close();
  });

  inLongRun('a frame that may keep nothing offers a new window, and there it works', async () => {
    await toggle(school, 'No storage', true);
    const page = await school.visit(PRIYA, `/activities/${activity}`);
    const link = toolIn(page).getByRole('link', { name: 'Open in a new window' });
    const priya = await inNewWindow(page, () => link.click());
    assert.equal((await answer(school, priya, 'right')).verdict, 'Right');
    assert.ok((await gradeOf(gradebook, 'Priya Nair')) > 0);
    await priya.page.close();
    await page.close();
    await toggle(school, 'No storage', false);
  });

  it('while the gradebook is down the learner reads that the grade is kept; after repair it arrives', async () => {
    await toggle(school, 'Gradebook down', true);
    const mei = await openInFrame(school, MEI, activity);
    const line = mei.tool.locator('.grade');
    await answer(school, mei, 'right');
    await school.pass(POLL);
    await line.getByText('The gradebook did not answer').waitFor();
    await toggle(school, 'Gradebook down', false);
    await school.pass(POLL);
    assert.ok((await gradeOf(gradebook, 'Mei Chen')) > 0);
    await school.pass(POLL);
    await line.getByText('in the gradebook').waitFor();
    await mei.page.close();
  });

  it('no page has complained on the console', () => {
    assert.deepEqual(school.complaints.all, []);
  });
});
