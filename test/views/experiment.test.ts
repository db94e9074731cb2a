import assert from 'node:assert/strict';
import type { ExperimentView } from '../../src/api/experiment.ts';
import { SAMPLE_EXPERIMENT } from '../../views/components/experiment/sampleExperiment.ts';
import { findingsOf } from '../journey/support/axe.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { CLASS_DATA, page } from './fixtures/pages.ts';
import { theTab } from './support/chromium.ts';
import { openPage } from './support/site.ts';

describe('the experiment of the class page', function () {
  this.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  it('is planned with everything fixed beforehand, and concluded with one way for everyone', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    const asked: [string, unknown][] = [];
    await openPage(tab, page('class', CLASS_DATA), (method, path, body) => {
      if (method === 'POST') asked.push([path, body]);
      const over = asked.length > 1 ? { concluded: { kept: 'b', at: SAMPLE_EXPERIMENT.startedAt } } : {};
      const newest = asked.length > 0 ? { ...SAMPLE_EXPERIMENT, ...over } : null;
      return { status: 200, body: { newest, learners: 80 } };
    });
    await tab.getByRole('button', { name: 'Experiment', exact: true }).click();
    await tab.getByLabel('What differs').selectOption({ label: 'Tries per question' });
    await tab.getByLabel('In the second group').selectOption({ label: '4' });
    await tab.getByLabel('Learners per group at least').selectOption({ label: '20' });
    await tab.getByLabel('Who takes part').selectOption({ label: '20%' });
    await tab
      .getByText('The class has 80 learners; if 20% of them take part, a conclusion needs 200.')
      .waitFor();
    await tab.getByLabel('Who takes part').selectOption({ label: '100%' });
    await tab.getByText('a conclusion needs').waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Start the experiment' }).click();
    await tab.getByRole('heading', { name: '“90%” is better' }).waitFor();
    assert.deepEqual(await findingsOf(tab.mainFrame(), 'all'), []);
    await tab.locator('#experiment-answer:focus').waitFor();
    const keep = tab.getByRole('button', { name: 'Use “90%” for everyone' });
    await keep.click();
    const dialog = tab.getByRole('dialog', { name: 'End the comparison?' });
    await dialog.getByText('From now on “90%” holds for everybody.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(asked.length, 1, 'nothing was ended');
    await keep.click();
    const closed = tab.waitForResponse('**/api/class/experiment/close');
    await dialog.getByRole('button', { name: 'Use “90%” for everyone' }).click();
    await closed;
    await tab.locator('#experiment-answer:focus').waitFor();
    await tab.getByText('everybody goes on with “90%”').waitFor();
    const fixed = { measure: 'growth', questions: 30, minimum: 20, most: 200, effect: 0.05, share: 1 };
    assert.deepEqual(asked, [
      ['/api/class/experiment', { ...fixed, variation: { setting: 'tries', value: 4 } }],
      ['/api/class/experiment/close', { keep: 'b' }],
    ]);
  });

  it('says on the settings that they stay while it runs, and where other classes take part', async () => {
    const tab = await theTab({ width: 1280, height: 800 });
    let concluded: ExperimentView['concluded'] = null;
    await openPage(tab, page('class', { ...CLASS_DATA, comparing: true }), (method) => {
      if (method === 'POST') concluded = { kept: 'a', at: SAMPLE_EXPERIMENT.startedAt };
      return {
        status: 200,
        body: { newest: { ...SAMPLE_EXPERIMENT, activities: 3, concluded }, learners: 80 },
      };
    });
    const stays = tab.getByText('its settings stay as they are until it is over');
    await tab.locator('[data-tab=settings]').click();
    await stays.waitFor();
    await tab.locator('[data-tab=experiment]').click();
    await tab.getByText('2 more classes take part in this comparison').waitFor();
    await tab.getByRole('button', { name: 'Use “80%” for everyone' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Use “80%” for everyone' }).click();
    await tab.getByText('everybody goes on with “80%”').waitFor();
    await tab.locator('[data-tab=settings]').click();
    await tab.getByText('Changes count from now on').waitFor();
    assert.equal(await stays.count(), 0);
  });

  it('names the middle of the drawing under its line, however long the names of the ways are', async () => {
    const variation = { setting: 'masteryPolicy', value: 'bkt' } as const;
    const newest = { ...SAMPLE_EXPERIMENT, variation, was: 'row' };
    for (const [width, language] of [
      [1280, 'en'],
      [400, 'en'],
      [1280, 'ar-XB'],
    ] as const) {
      const tab = await theTab({ width, height: 800 });
      await openPage(tab, page('class', CLASS_DATA, language), () => ({
        status: 200,
        body: { newest, learners: 80 },
      }));
      await tab.locator('[data-tab=experiment]').click();
      await tab.locator('.interval').waitFor();
      const [bar = 0, word = 0] = await tab
        .locator('.interval > svg, .interval bdi:nth-child(2)')
        .evaluateAll((both) =>
          both.map((one) => one.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2),
        );
      assert.ok(bar > 0 && Math.abs(word - bar) < 2, `${word - bar} px at ${width} in ${language}`);
    }
  });
});
