import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { makeSignInLink } from '../../../src/admin/signInLink.ts';
import { launch } from '../../support/browserless.ts';
import { startCourse, type TestCourse } from '../../support/course.ts';
import { launchAdministrator } from '../../support/operator.ts';
import type { Look } from './look.ts';
import { openSession } from './session.ts';

/** A tool with a platform in use and in trouble, a waiting deployment and a platform that waits to be let in. */
export async function startTroubledCourse(): Promise<TestCourse> {
  const course = await startCourse();
  const { platforms } = course.tool.running.services.store;
  course.platform.answers.push(403, 503);
  for (const sub of ['student-1', 'student-2']) {
    const page = await launch<'practice'>(course.tool, course.platform, { sub });
    await course.answerRight(page.token, page.data.turn);
    await course.tool.running.loop.drain();
  }
  const [own] = await platforms.byIssuer(course.platform.origin);
  assert.ok(own);
  const one = { registrationId: own.id, anonymous: false, firstSeenAt: course.tool.clock.now };
  await platforms.noteDeployment({ ...one, deploymentId: 'dep-waiting', status: 'pending' });
  await platforms.put({
    ...own,
    id: 'waiting',
    issuer: 'https://moodle.example.edu',
    status: 'pending',
    source: { by: 'form', host: 'moodle.example.edu', at: course.tool.clock.now },
  });
  return course;
}

/** Opens `/admin` by a fresh link; waits until its reader is signed in. */
export async function openAdmin(course: TestCourse, context: BrowserContext): Promise<Page> {
  const { url } = await makeSignInLink(course.tool.running.services.admin, { kind: 'command', id: null });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.platform').first().waitFor();
  return page;
}

/** Every state of the operator's page. */
export async function adminTour(course: TestCourse, context: BrowserContext, look: Look): Promise<void> {
  const outside = await context.newPage();
  await outside.goto(`${course.tool.url}/admin#sign-in=${'A'.repeat(43)}`);
  await outside.locator('.notice--problem').waitFor();
  await look('admin-sign-in', outside, outside.mainFrame());
  await outside.close();
  const page = await openAdmin(course, context);
  await look('admin-platforms', page, page.mainFrame());
  const tab = (name: string) => page.locator(`.tab[data-tab=${name}]`).click();
  await tab('grades');
  await page.locator('.plain-table tbody tr').first().waitFor();
  await look('admin-grades', page, page.mainFrame());
  await tab('codes');
  await page.locator('#code-note').fill('Hill School');
  await page.locator('form button[type=submit]').click();
  await page.locator('.code--big').waitFor();
  await page.locator('.plain-table').waitFor();
  await look('admin-codes', page, page.mainFrame());
  await tab('records');
  await page.locator('.tab[data-tab=records][aria-current=page]').waitFor();
  await page.locator('section form').first().waitFor();
  await look('admin-records', page, page.mainFrame());
  await tab('keys');
  await page.locator('.plain-table').waitFor();
  await look('admin-keys', page, page.mainFrame());
  await page.locator('.stack > .actions button').click();
  await page.locator('dialog[open]').waitFor();
  await look('admin-confirm', page, page.mainFrame());
  await page.keyboard.press('Escape');
  await tab('audit');
  await page.locator('.plain-table').waitFor();
  await look('admin-audit', page, page.mainFrame());
  await page.close();
}

/** The page of an LMS's administrator, as a launch opens it. */
export async function platformTour(course: TestCourse, context: BrowserContext, look: Look): Promise<void> {
  const opened = await launchAdministrator(course.tool, course.platform);
  const page = await openSession(course.tool, context, opened);
  await page.locator('.platform').waitFor();
  await look('platform', page, page.mainFrame());
  await page.locator('.tabs .tab').nth(1).click();
  await page.locator('.plain-table tbody tr').first().waitFor();
  await look('platform-grades', page, page.mainFrame());
  await page.locator('.tabs .tab').nth(2).click();
  await page.locator('.plain-table').waitFor();
  await look('platform-audit', page, page.mainFrame());
  await page.close();
}
