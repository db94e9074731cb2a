import axe from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the shown page by WCAG 2.2 AA and, if wanted, its best practices: one line per finding. */
export async function findingsOf(tab: Page, bestPractice = true): Promise<string[]> {
  await tab.evaluate(axe.source);
  const tags = bestPractice ? [...WCAG, 'best-practice'] : WCAG;
  return tab.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: 'tag', values },
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
    );
  }, tags);
}

declare global {
  interface Window {
    /** Put there by running its source in the page. */
    axe: typeof axe;
  }
}
