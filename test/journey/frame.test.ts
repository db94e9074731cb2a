import type { Frame } from 'playwright-core';
import { skipWithoutBrowser } from '../support/browser.ts';
import { LONG } from '../support/runs.ts';
import { addActivity } from './support/addActivity.ts';
import { AMINA, answer, goOn, openInFrame, type School, startSchool } from './support/school.ts';

/** A big and a small window; what is below their lower edge nobody sees. */
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 400, height: 800 },
];

const QUESTIONS = LONG ? 3 : 1;

/**
 * Waits until an element of the frame is seen in the window of the page around it: the whole of it, or its beginning and
 * a good part where it is higher than what is seen.
 */
async function inSight(frame: Frame, selector: string): Promise<void> {
  await frame.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const observer = new IntersectionObserver(([entry]) => {
          observer.disconnect();
          if (!entry) return resolve(false);
          const begins = entry.intersectionRect.top === entry.boundingClientRect.top;
          resolve(begins && (entry.intersectionRatio > 0.99 || entry.intersectionRect.height > 300));
        });
        const element = document.querySelector(wanted);
        if (element === null) resolve(false);
        else observer.observe(element);
      }),
    selector,
  );
}

describe('journey: what matters stands in sight inside the frame of the LMS', function () {
  this.timeout(180_000);
  let school: School;
  let activity: string;
  before(async function () {
    skipWithoutBrowser(this);
    school = await startSchool({}, { kind: 'light' });
    activity = await addActivity(school, 'In a frame', 2);
  });
  after(() => school?.close());

  for (const size of WINDOWS) {
    it(`feedback and the next question, at ${size.width} by ${size.height}`, async () => {
      const learner = await openInFrame(school, AMINA, activity);
      await learner.page.setViewportSize(size);
      for (let count = 0; count < QUESTIONS; count += 1) {
        const { serving } = await answer(school, learner, 'wrong');
        await inSight(learner.frame, '.feedback');
        if (serving.try < serving.tries) await answer(school, learner, 'right');
        await goOn(learner);
        await inSight(learner.frame, '#question-title');
      }
      await learner.page.close();
    });
  }

  it('the frame becomes as high as the page needs, within what a window has room for', async () => {
    const { page, frame } = await openInFrame(school, AMINA, activity);
    await page.setViewportSize({ width: 1280, height: 1200 });
    await frame.evaluate(() => {
      document.querySelector('main')?.append(Object.assign(document.createElement('p'), { id: 'long' }));
      document.getElementById('long')?.style.setProperty('height', '5000px');
    });
    await frame.waitForFunction(() => innerHeight === Math.floor(outerHeight * 0.85));
    await page.close();
  });
});
