import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { launch } from '../../support/browserless.ts';
import { startCourse, type TestCourse } from '../../support/course.ts';
import type { Look } from './look.ts';
import { openSession } from './session.ts';

const TEXT = `Our school uses Trellis so that you can practise at your own pace.

It keeps what you answer here for two years. Your teacher sees it; nobody outside our school does.

You can read what is kept about you at any time, under Settings.
`;

/** A course of a school that asks its learners to agree to a text first. */
export async function startAskingCourse(): Promise<TestCourse> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-consent-'));
  const file = join(folder, 'consent.en.txt');
  writeFileSync(file, TEXT);
  const course = await startCourse({ CONSENT_FILE: file });
  return {
    ...course,
    async close() {
      await course.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The school's text before the first practice, and what is said to somebody who does not agree. */
export async function consentTour(context: BrowserContext, look: Look): Promise<void> {
  const course = await startAskingCourse();
  try {
    const opened = await launch<'consent'>(course.tool, course.platform, { sub: 'student-1' });
    const page = await openSession(course.tool, context, opened);
    await look('consent', page, page.mainFrame());
    await page.locator('.actions .button--quiet').click();
    await page.locator('.card .notice').waitFor();
    await look('consent-declined', page, page.mainFrame());
    await page.close();
  } finally {
    await course.close();
  }
}
