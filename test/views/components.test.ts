import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findingsOf } from '../journey/support/axe.ts';
import { skipWithoutBrowser } from '../support/browser.ts';
import { LONG } from '../support/runs.ts';
import { theTab } from './support/chromium.ts';
import { allExamples, COMPONENT_NAMES, examplePage } from './support/examplePage.ts';
import { openHtml } from './support/site.ts';

const ROOT = resolve(import.meta.dirname, '../../views/components');

/** From right to left the suite of the pages looks at every page; the long run also at every component. */

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

/** Rules on a page as a whole, which a sheet of examples is not; the pages are held to them. */
const OF_PAGES = /^(heading-order|landmark-unique|skip-link):/;

describe('components in a browser', function () {
  this.timeout(120_000);
  before(function () {
    skipWithoutBrowser(this);
  });

  for (const locale of LONG ? ['en', 'ar-XB'] : ['en']) {
    it(`axe finds nothing in any state, light and dark, ${locale}`, async () => {
      const tab = await theTab({ width: 1280, height: 800 });
      await openHtml(tab, examplePage(await allExamples(), locale), () => null);
      const found = await findingsOf(tab.mainFrame(), 'all');
      assert.deepEqual(
        found.filter((finding) => !OF_PAGES.test(finding)),
        [],
      );
      await tab.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await findingsOf(tab.mainFrame(), 'drawing'), []);
    });
  }
});
