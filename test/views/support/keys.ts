import type { Page } from 'playwright-core';
import { press, tabTo } from '../../journey/support/keyboard.ts';

/** A page gone through by its keys. */
export interface Keys {
  /** Tabs to an element of this kind. */
  to(selector: string): Promise<void>;
  /** Tabs to an element of this kind and presses it; its focus is seen before. */
  press(selector: string, key?: string): Promise<void>;
  /** Types what stands on the keys into what has the focus. */
  type(text: string): Promise<void>;
  /** Waits until these words are shown, and then for a focus that is seen, on an element of this kind where one is named. */
  said(words: string | RegExp, focused?: string): Promise<void>;
  /** Presses Escape; the dialog is gone and what opened it, of this kind, has the focus. */
  escape(opener: string): Promise<void>;
}

/** The keys of a tab. */
export function keysOf(tab: Page): Keys {
  const frame = tab.mainFrame();
  return {
    to: (selector) => tabTo(tab, frame, selector),
    async press(selector, key = 'Enter') {
      // Nobody is quicker than a dialog opens; a key of a test is, and goes to the page behind it.
      if (selector.startsWith('dialog')) await tab.locator('dialog[open] :focus').waitFor();
      await tabTo(tab, frame, selector);
      await focusIsSeen(tab, selector);
      await press(tab, frame, selector, key);
    },
    type: (text) => tab.keyboard.type(text),
    async said(words, focused = '*') {
      await tab.getByText(words).filter({ visible: true }).first().waitFor();
      await focusIsSeen(tab, focused);
    },
    async escape(opener) {
      await tab.locator('dialog[open]').waitFor();
      await focusIsSeen(tab, 'dialog *');
      await tab.keyboard.press('Escape');
      await tab.locator('dialog[open]').waitFor({ state: 'detached' });
      await focusIsSeen(tab, opener);
    },
  };
}

/**
 * Waits until the keys go to an element of this kind that is in sight, with nothing over its middle, and shows by an
 * outline that it has them.
 */
async function focusIsSeen(tab: Page, selector: string): Promise<void> {
  await tab.waitForFunction((wanted) => {
    const held = document.activeElement;
    if (held === null || held === document.body || !held.matches(wanted)) return false;
    const { left, width, top, bottom } = held.getBoundingClientRect();
    if (width === 0 || bottom <= 0 || top >= innerHeight) return false;
    const middle = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
    const hit = document.elementFromPoint(left + width / 2, middle);
    if (hit === null || !(held.contains(hit) || hit.contains(held))) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(held);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  }, selector);
}
