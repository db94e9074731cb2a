import type { Page } from 'playwright-core';
import { SAMPLE_CLASS } from '../../../views/components/class-table/sampleClass.ts';
import { SAMPLE_EXPERIMENT } from '../../../views/components/experiment/sampleExperiment.ts';
import { SAMPLE_ANALYSIS } from '../../../views/components/item-analysis/sampleAnalysis.ts';
import type { Look } from './look.ts';
import { openWindow, press, type School, TEACHER } from './school.ts';

/** Longer than trying an activity takes on a busy machine, in ms. */
const TRIAL_MS = 60_000;

/**
 * What a teacher decides by: a tried activity, questions, an experiment, a class's misconception with its example. What
 * takes hundreds of learners, or the same mistake twice, is shown with samples in place of the tool's answers. The
 * experiment stays begun.
 */
export async function evidenceTour(school: School, activity: string, look: Look): Promise<void> {
  const { page, frame } = await openWindow(school, TEACHER, `/activities/${activity}`, 'class');
  await tab(page, 'settings');
  await tryOut(page);
  await look('class-what-if', page, frame);
  await answerWith(page, '/api/class/questions', { found: SAMPLE_ANALYSIS });
  await tab(page, 'questions');
  await page.locator('.share-chart').first().waitFor();
  await look('class-questions-filled', page, frame);
  await tab(page, 'experiment');
  await press(page.locator('section form button[type=submit]'));
  await page.locator('#experiment-answer').waitFor();
  await look('class-experiment-running', page, frame);
  await answerWith(page, '/api/class/experiment', { newest: SAMPLE_EXPERIMENT, learners: 120 });
  await tab(page, 'overview');
  await tab(page, 'experiment');
  await page.locator('.bar__band').waitFor();
  await look('class-experiment-found', page, frame);
  await answerWith(page, '/api/class', SAMPLE_CLASS);
  await tab(page, 'overview');
  await press(page.locator('.tabs-head__now button'));
  await press(page.locator('.action-card--misconception summary'));
  await page.locator('.example[open]').waitFor();
  await look('class-misconception', page, frame);
  await page.close();
}

/** The picker with an activity that has been tried. */
export async function triedPickerTour(school: School, look: Look): Promise<void> {
  const { page, frame } = await openWindow(school, TEACHER, '/add', 'picker');
  for (const nth of [0, 1, 2]) await page.locator('.skill-choice__row input').nth(nth).check();
  await tryOut(page);
  await look('picker-what-if', page, frame);
  await page.close();
}

async function tab(page: Page, name: string): Promise<void> {
  await press(page.locator(`.tab[data-tab=${name}]`));
  await page.locator(`.tab[data-tab=${name}][aria-current=page]`).waitFor();
}

async function tryOut(page: Page): Promise<void> {
  await press(page.locator('.what-if button'));
  await page.locator('.what-if__weeks').waitFor({ timeout: TRIAL_MS });
}

/** Has the tab told this in place of what the tool would answer. */
async function answerWith(page: Page, path: string, body: unknown): Promise<void> {
  await page.route(`**${path}`, (route) => route.fulfill({ json: body }));
}
