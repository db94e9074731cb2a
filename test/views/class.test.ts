import assert from 'node:assert/strict';
import { skipWithoutBrowser } from '../support/browser.ts';
import { OVERVIEW } from './fixtures/classes.ts';
import { CLASS_DATA, page } from './fixtures/pages.ts';
import { theTab } from './support/chromium.ts';
import { openPage, type Reply } from './support/site.ts';

const ok = (body: unknown): Reply => ({ status: 200, body });

describe('grades of the class page', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  async function openGrades(count: number) {
    const tab = await theTab({ width: 1280, height: 800 });
    const asked: unknown[] = [];
    await openPage(tab, page('class', CLASS_DATA), (method, path, body) => {
      if (method === 'POST') asked.push([path, body]);
      return ok(method === 'POST' ? { count } : OVERVIEW);
    });
    await tab.getByRole('button', { name: 'Grades', exact: true }).click();
    return { tab, asked };
  }

  it('have a button where sending helps, and say where it replaces a newer one', async () => {
    const { tab } = await openGrades(1);
    const names = await tab
      .locator('td button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(names, [
      'Send again: Dmitri Volkov',
      'Send again: Elif Yıldız',
      'Send and replace: Fatou Diallo',
      'Send again: Jonas Weber',
      'Send again: Student R-10',
    ]);
    assert.ok(await tab.getByText('Sending ours replaces it.').isVisible());
  });

  it('are sent again one by one or all at once, and what was sent is told', async () => {
    const { tab, asked } = await openGrades(2);
    await tab.getByRole('button', { name: 'Send and replace: Fatou Diallo' }).click();
    await tab.getByText('The grades are on their way.').waitFor();
    const answered = tab.waitForResponse('**/api/class/grades/resend');
    await tab.getByRole('button', { name: 'Send again what did not arrive' }).click();
    await answered;
    assert.deepEqual(asked, [
      ['/api/class/grades/resend', { learner: 'learner-5' }],
      ['/api/class/grades/resend', { learner: null }],
    ]);
  });

  it('that need no sending by now are told as such', async () => {
    const { tab } = await openGrades(0);
    await tab.getByRole('button', { name: 'Send again what did not arrive' }).click();
    await tab.getByText('There is nothing to send again.').waitFor();
  });
});
