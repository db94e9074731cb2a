import assert from 'node:assert/strict';
import { skipWithoutBrowser } from '../support/browser.ts';
import { page, practiceData } from './fixtures/pages.ts';
import { feedback, serving, turn } from './fixtures/turns.ts';
import { theTab } from './support/chromium.ts';
import { openPage } from './support/site.ts';

describe('the verdict on a try that may be repeated', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('is announced with all that stands there, and again where the same is said of the next', async () => {
    const tab = await theTab({ width: 400, height: 800 });
    const first = serving('choice');
    const misread = { misconception: null, message: null, changed: null } as const;
    const unread = feedback(first, { ...misread, note: 'unreadable' });
    const told = feedback(first, {
      rapid: true,
      hurried: 'tries',
      check: { skill: 'add', title: 'Adding fractions', outcome: 'not-shown' },
    });
    let replies = 0;
    await openPage(tab, page('practice', practiceData(turn(first))), (_, path) => {
      if (path !== '/api/answer') return null;
      replies += 1;
      return { status: 200, body: turn(first, { feedback: replies < 3 ? unread : told }) };
    });
    /** What comes into the live region by this check. */
    const announced = async () => {
      await tab.evaluate(() => {
        const heard: string[] = [];
        const region = document.querySelector('.question p[role=status]');
        if (region === null) throw new Error('nothing announces');
        new MutationObserver((changes) => {
          if (changes.some(({ addedNodes, type }) => type === 'characterData' || addedNodes.length > 0))
            heard.push(region.textContent);
        }).observe(region, { childList: true, characterData: true, subtree: true });
        Object.assign(window, { heard });
      });
      const answered = tab.waitForResponse('**/api/answer');
      await tab.keyboard.press('Enter');
      await answered;
      await tab.locator('#answer-2:focus').waitFor();
      const heard = await tab.waitForFunction(() => {
        const { heard } = window as unknown as { heard: string[] };
        return heard.length > 0 && heard.at(-1);
      });
      return heard.jsonValue();
    };
    await tab.keyboard.press('3');
    const once = await announced();
    assert.match(String(once), /^We could not read that\. This was not counted\./);
    assert.equal(await announced(), once);
    assert.match(
      String(await announced()),
      /so quickly.*very soon.*The check is over: Adding fractions needs/,
    );
  });
});
