import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { skipWithoutBrowser } from '../support/browser.ts';
import { addActivity } from './support/addActivity.ts';
import { keyAnswer, press, tabTo } from './support/keyboard.ts';
import {
  AMINA,
  frameOf,
  knownAnswer,
  openQuestion,
  openWindow,
  type School,
  startSchool,
  TEACHER,
} from './support/school.ts';

const TITLE = 'Fractions, week 1';
const PRIMARY = '.card__actions .button--primary';

describe('journey: by keyboard alone', function () {
  this.timeout(180_000);
  let school: School;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool();
    await addActivity(school, TITLE);
  });
  after(() => school?.close());

  /** Answers the open question and waits for the verdict, which then has the focus. */
  async function answer(page: Page, frame: Frame): Promise<void> {
    const { serving } = await openQuestion(frame);
    await keyAnswer(page, frame, serving.question.ask, await knownAnswer(school, frame));
    await school.pass(20_000);
    await press(page, frame, PRIMARY);
    await frame.locator('#feedback-title:focus').waitFor();
    assert.equal((await frame.locator('#feedback-title').innerText()).trim(), 'Right');
  }

  it('a student opens the activity, takes a hint, answers, changes settings, reads what is kept, looks at the skills and finishes', async () => {
    const page = await school.visit(AMINA);
    await press(page, page.mainFrame(), `a[aria-label="Open ${TITLE}"]`);
    const frame = await frameOf(page, 'practice');

    await press(page, frame, '.card__actions .button--secondary');
    await frame.locator('.hint').waitFor();
    await answer(page, frame);
    await press(page, frame, PRIMARY);
    await frame.locator('#question-title:focus').waitFor();

    await press(page, frame, '.masthead__tools button:nth-child(2)');
    await frame.locator('dialog[open] :focus').waitFor();
    await tabTo(page, frame, '#set-size');
    await page.keyboard.press('ArrowDown');
    await frame.locator('html[data-size="115"]').waitFor();
    await page.keyboard.press('Escape');
    await frame.locator('.masthead__tools button:nth-child(2):focus').waitFor();

    await press(page, frame, '.masthead__tools button:nth-child(2)');
    await frame.locator('dialog[open] :focus').waitFor();
    await press(page, frame, 'dialog[open] .dialog__body > .button--quiet');
    await frame.getByRole('dialog', { name: 'What is kept about you' }).getByText('Amina Yusuf').waitFor();
    await page.keyboard.press('Escape');
    await frame.locator('.masthead__tools button:nth-child(2):focus').waitFor();

    await press(page, frame, '.tab:nth-child(2)');
    await press(page, frame, '.skill .button');
    await frame.locator('#prompt').waitFor();

    await answer(page, frame);
    await press(page, frame, '.card__actions .button--quiet:last-child');
    await frame.locator('#summary-title:focus').waitFor();
    await press(page, frame, PRIMARY);
    await frame.locator('#prompt').waitFor();
    await page.close();
  });

  it('a teacher looks at the class, a learner, the grades, and sets a level', async () => {
    const page = await school.visit(TEACHER);
    await press(page, page.mainFrame(), `a[aria-label="Open ${TITLE}"]`);
    const frame = await frameOf(page, 'class');
    await press(page, frame, '.class-table th .sort');
    await press(page, frame, '.tab:nth-child(2)');
    await frame.locator('.plain-table').waitFor();
    await press(page, frame, '.tab:nth-child(1)');
    await press(page, frame, '.class-table tbody .link');
    await frame.locator('#learner-title:focus').waitFor();
    await press(page, frame, '.skill .button');
    await frame.locator('dialog[open] :focus').waitFor();
    await tabTo(page, frame, '#override-reason');
    await page.keyboard.type('Shown on the board');
    await press(page, frame, 'dialog[open] button[type=submit]');
    await frame.locator('dialog[open]').waitFor({ state: 'detached' });
    await frame.getByText('Shown on the board').waitFor();
    await page.close();
  });

  it('a teacher chooses what to practise and adds it', async () => {
    const { page, frame } = await openWindow(school, TEACHER, '/add', 'picker');
    await tabTo(page, frame, '#activity-title');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('By keys');
    await press(page, frame, '.skill-choice__row input', 'Space');
    await press(page, frame, '.skill-choice__row button');
    await frame.locator('.preview__body').waitFor();
    await press(page, frame, '.activity-form button[type=submit]');
    await page.getByRole('link', { name: 'Open By keys', exact: true }).waitFor();
    await page.close();
  });
});
