import type { Suite } from 'mocha';
import type { Page } from 'playwright-core';
import { skipWithoutBrowser } from '../../support/browser.ts';
import { type Look, theTab } from './chromium.ts';
import { type Keys, keysOf } from './keys.ts';

/** Has each test of a suite go through pages by keys alone, in a tab as if new, which `take` is handed with its keys. */
export function byKeys(suite: Suite, look: Look, take: (tab: Page, keys: Keys) => void): void {
  suite.timeout(60_000);
  before(function () {
    skipWithoutBrowser(this);
  });
  beforeEach(async () => {
    const tab = await theTab(look);
    take(tab, keysOf(tab));
  });
}
