import type { Page } from 'playwright-core';
import { begunElsewhere, postFrom } from './launches.ts';
import type { Look } from './look.ts';
import { LIAM, openWindow, type School, TEACHER } from './school.ts';

/** Holds the requests of a tab to a path, until they are let go. */
async function hold(page: Page, path: string): Promise<() => Promise<void>> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**${path}`, async (route) => {
    await held;
    await route.continue();
  });
  return async () => {
    letGo();
    await page.locator('html[data-page=practice][data-live] main').waitFor();
  };
}

/** A launch whose proof comes after it, one that proves nothing, and what a reload finds. */
export async function proofTour(school: School, activity: string, look: Look): Promise<void> {
  const stranger = await school.visit(LIAM);
  await postFrom(stranger, await begunElsewhere(school, TEACHER, activity), '_self');
  await stranger.locator('html[data-page=verify] [role=alert]').waitFor();
  await look('verify-refused', stranger, stranger.mainFrame());
  await stranger.close();
  await deferredProof(school, activity, look);
  await reloads(school, activity, look);
}

/** The cookie is gone when the launch comes back, as in a browser that keeps storage alone. */
async function deferredProof(school: School, activity: string, look: Look): Promise<void> {
  const page = await school.visit(LIAM);
  await page.route('**/lti/launch', async (route) => {
    await school.browser.context.clearCookies();
    await route.continue();
  });
  const goOn = await hold(page, '/lti/launch/verify');
  await page.goto(`${page.url()}/activities/${activity}/launch?target=window`);
  await page.locator('html[data-page=verify][data-live] main').waitFor();
  await look('verify', page, page.mainFrame());
  await goOn();
  await page.close();
}

/** A reload takes the session up again; where the browser has kept nothing, it says what to do. */
async function reloads(school: School, activity: string, look: Look): Promise<void> {
  const { page, frame } = await openWindow(school, LIAM, `/activities/${activity}`, 'practice');
  const goOn = await hold(page, '/api/page');
  await page.reload();
  await page.locator('html[data-page=resume][data-live] main').waitFor();
  await look('resume', page, frame);
  await goOn();
  await look('resumed', page, frame);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.locator('html[data-page=resume] [role=alert]').waitFor();
  await look('resume-lost', page, frame);
  await page.close();
}
