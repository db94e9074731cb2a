import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { PageData } from '../../../src/api/page.ts';
import type { TestTool } from '../../support/tool.ts';

/** A tab on the page that a launch over HTTP opened, as a reload finds it. */
export async function openSession(tool: TestTool, context: BrowserContext, opened: PageData): Promise<Page> {
  assert.ok(opened.address);
  const page = await context.newPage();
  await page.goto(tool.url + opened.address);
  await page.evaluate((token) => {
    history.replaceState({ session: 'test' }, '', location.href);
    sessionStorage.setItem('trellis:session:test', `${Date.now()}.${token}`);
  }, opened.token);
  await page.reload();
  await page.locator(`html[data-page=${opened.page}][data-live] main`).waitFor();
  return page;
}
