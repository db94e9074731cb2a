import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** Far smaller than what the package's `source` holds, and every document takes it in. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules whose verdict depends on colours and layout, not on the document alone. */
const DRAWING = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/**
 * What axe finds in a document by WCAG 2.2 AA and best practice: one line per finding. Frames in it are not entered.
 * @param rules `drawing` for a document whose words have been looked at in other colours or another width
 */
export async function findingsOf(frame: Frame, rules: 'all' | 'drawing'): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
  const runOnly =
    rules === 'all' ? { type: 'tag' as const, values: TAGS } : { type: 'rule' as const, values: DRAWING };
  return frame.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, { runOnly: only, iframes: false });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
    );
  }, runOnly);
}

declare global {
  interface Window {
    /** Put there by running its source in the document. */
    axe: typeof axe;
  }
}
