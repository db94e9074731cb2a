import { type Browser, chromium, type Page } from 'playwright-core';
import { AXE } from '../../journey/support/axe.ts';
import { launchOptions } from '../../support/browser.ts';

let started: Promise<Browser> | null = null;
let opened: Promise<Page> | null = null;

/** The system's browser, one for all tests of the pages; closed after the last of them. */
export function theBrowser(): Promise<Browser> {
  started ??= launchOptions('light').then((options) => chromium.launch(options));
  return started;
}

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly colours?: 'light' | 'dark';
}

/**
 * The one tab of these tests, as if new: nothing stored, nothing listening. Opening a tab and giving it axe costs more
 * than most of what is looked at in it.
 */
export async function theTab({ width, height, colours = 'light' }: Look): Promise<Page> {
  opened ??= openTab();
  const tab = await opened;
  tab.removeAllListeners();
  await tab.setViewportSize({ width, height });
  // Without motion: colours that are still changing are no colours to judge.
  await tab.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
  if (tab.url().startsWith('http')) {
    await tab.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  }
  await tab.unrouteAll();
  return tab;
}

async function openTab(): Promise<Page> {
  const tab = await (await theBrowser()).newPage();
  await tab.addInitScript(AXE);
  return tab;
}

after(async () => {
  await (await started)?.close();
  // Files that run later in the same process begin with a browser of their own.
  started = null;
  opened = null;
});
