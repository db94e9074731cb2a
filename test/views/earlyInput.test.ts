import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Pages } from '../../src/api/page.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { PICKER_DATA, page, practiceData } from './fixtures/pages.ts';
import { serving, turn } from './fixtures/turns.ts';
import { theTab } from './support/chromium.ts';
import { openEarly } from './support/site.ts';

describe('what a person does before the script has come', function () {
  this.timeout(60_000);
  let tab: Page;
  before(function () {
    skipWithoutBrowser(this);
  });
  beforeEach(async () => {
    tab = await theTab({ width: 1000, height: 800 });
  });

  const answering = (ask: Parameters<typeof serving>[0]) =>
    page('practice', practiceData(turn(serving(ask))));

  it('a choice stands, and the first press of Check sends it', async () => {
    const { scriptComes } = await openEarly(tab, answering('choice'));
    await tab.locator('input[value="b"]').check();
    await scriptComes();
    assert.ok(await tab.locator('input[value="b"]').isChecked());
    const asked = tab.waitForRequest('**/api/answer');
    await tab.locator('.card__actions .button--primary').click();
    assert.match((await asked).postData() ?? '', /"choice":"b"/);
  });

  it('a written answer stands, and Enter too early leads nowhere', async () => {
    const { scriptComes } = await openEarly(tab, answering('text'));
    await tab.locator('#answer').fill('die Brücke');
    await tab.locator('#answer').press('Enter');
    await scriptComes();
    assert.equal(await tab.locator('#answer').inputValue(), 'die Brücke');
    assert.equal(new URL(tab.url()).search, '');
  });

  it('several fields of one form stand together', async () => {
    const data: Pages['picker'] = PICKER_DATA;
    const { scriptComes } = await openEarly(tab, page('picker', data));
    await tab.locator('#activity-title').fill('Ours');
    const boxes = tab.locator('.skill-choice__row input[type=checkbox]');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await scriptComes();
    assert.equal(await tab.locator('#activity-title').inputValue(), 'Ours');
    assert.deepEqual([await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked()], [true, true]);
  });
});
