import axe from 'axe-core';
import type { Frame } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in a document by WCAG 2.2 AA and best practice: one line per finding. Frames in it are not entered. */
export async function findingsOf(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: 'tag', values },
      iframes: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
    );
  }, TAGS);
}

declare global {
  interface Window {
    /** Put there by running its source in the document. */
    axe: typeof axe;
  }
}
