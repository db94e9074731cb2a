import type { Page } from 'playwright-core';
import type { Look } from './look.ts';
import { answer, goOn, NOAH, openWindow, press, type School } from './school.ts';

/** Answers in a row by which a check or a placement has come to an end. */
const LONGEST = 30;

/**
 * What a learner may wish: to be placed, a goal, to be believed. Needs an activity with skills enough to place somebody
 * who has practised nothing of its pack.
 */
export async function wishesTour(school: School, activity: string, look: Look, person = NOAH) {
  const at = await openWindow(school, person, `/activities/${activity}`, 'practice');
  const { page, frame } = at;
  const panel = page.locator('[aria-labelledby=placement-title]');
  await panel.waitFor();
  await look('placement', page, frame);
  await press(panel.getByRole('button').first());
  await panel.waitFor({ state: 'detached' });
  await answer(school, at, 'right');
  await goOn(at);
  await look('placement-running', page, frame);
  for (let asked = 0; asked < LONGEST && (await panel.count()) === 0; asked += 1) {
    await answer(school, at, asked % 3 === 0 ? 'wrong' : 'right');
    if ((await page.locator('.question[data-marked] .question__go--on').count()) > 0) await goOn(at);
  }
  await look('placement-found', page, frame);
  await openSkills(page);
  await page.locator('.skills input[type=checkbox]').nth(2).check();
  await page.locator('.skills input[type=checkbox]:checked').waitFor();
  await look('goal', page, frame);
  await press(page.locator('.skill .button--quiet').last());
  await page.locator('#prompt').waitFor();
  await look('dispute-question', page, frame);
  await openSkills(page);
  await look('dispute', page, frame);
  await page.close();
}

async function openSkills(page: Page): Promise<void> {
  await press(page.locator('.tabs .tab').nth(1));
  await page.locator('.skills').waitFor();
}
