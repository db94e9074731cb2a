import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { findingsOf } from './support/axe.ts';
import { skipWithoutChromium, startChromium } from './support/chromium.ts';
import { allExamples, COMPONENT_NAMES, type Example, examplePage } from './support/examplePage.ts';
import { openHtml } from './support/site.ts';

const ROOT = resolve(import.meta.dirname, '../../views/components');

describe('components', () => {
  it('each states its criteria and shows its states', () => {
    for (const name of COMPONENT_NAMES) {
      const files = readdirSync(join(ROOT, name));
      assert.ok(files.includes('examples.tsx'), `${name} has no examples`);
      const sources = files.map((file) => readFileSync(join(ROOT, name, file), 'utf8'));
      assert.ok(
        name === 'question' || sources.some((source) => source.includes('Criteria:')),
        `${name} states no criteria`,
      );
    }
  });
});

describe('components in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let columns: readonly (readonly Example[])[] = [];
  before(async function () {
    skipWithoutChromium(this);
    browser = await startChromium();
    columns = await allExamples();
  });
  after(() => browser?.close());

  /** The n-th state of every component on one page: ids of different components never meet. */
  const rows = () => {
    const longest = Math.max(...columns.map((column) => column.length));
    return Array.from({ length: longest }, (_, n) => columns.flatMap((column) => column[n] ?? []));
  };

  for (const [theme, locale] of [
    ['light', 'en'],
    ['dark', 'en'],
    ['light', 'ar-XB'],
    ['dark', 'ar-XB'],
  ] as const) {
    it(`axe finds nothing in any state, ${theme}, ${locale}`, async () => {
      const tab = await browser.newPage();
      for (const row of rows()) {
        await openHtml(tab, examplePage(row, locale, theme), () => null);
        assert.deepEqual(await findingsOf(tab, false), []);
      }
      await tab.close();
    });
  }
});
