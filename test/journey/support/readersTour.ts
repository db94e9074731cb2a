import type { Look } from './look.ts';
import { MATEO, openWindow, press, ROSA, type School, TEACHER } from './school.ts';

/** What those see who read a learner's work: a mentor, a teacher and the learner from the gradebook. Mateo has practised. */
export async function readersTour(school: School, activity: string, look: Look): Promise<void> {
  await mentorStops(school, activity, look);
  const review = `/activities/${activity}/review/${MATEO}`;
  for (const [name, person] of [
    ['review', TEACHER],
    ['review-own', MATEO],
  ] as const) {
    const { page, frame } = await openWindow(school, person, review, 'review');
    await look(name, page, frame);
    await page.close();
  }
}

async function mentorStops(school: School, activity: string, look: Look): Promise<void> {
  const { page, frame } = await openWindow(school, ROSA, `/activities/${activity}`, 'mentor');
  await look('mentor', page, frame);
  await press(page.locator('[id^=open-]').first());
  await page.locator('#learner-title').waitFor();
  await look('mentor-work', page, frame);
  await page.close();
}

/** What is kept about a learner, as the learner reads it from the settings. */
export async function ownDataTour(school: School, activity: string, look: Look, person = MATEO) {
  const { page, frame } = await openWindow(school, person, `/activities/${activity}`, 'practice');
  await press(page.locator('.masthead__tools button').last());
  await press(page.locator('dialog[open] .button--quiet').last());
  await page.locator('[aria-labelledby=mine-title] h3').first().waitFor();
  await look('own-data', page, frame);
  await page.close();
}
