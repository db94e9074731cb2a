import type { Frame } from 'playwright-core';

/** A run turned round by the test locale: what came from the message catalogue. */
const TURNED = /\u202e[^\u202c]*\u202c/g;
const WORD = /\p{L}{2,}/gu;

/** What formats of numbers, dates and lists add in English, as the test locale counts. */
const FORMATS = new Set(
  'Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec AM PM and at in sec min hr second seconds minute minutes hour hours day days'.split(
    ' ',
  ),
);

/** Shown texts and names of a document, without what authors have written in a language of their own. */
async function textsOf(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const skipped = '[lang="en"], bdi, math, script, style, kbd, time, option[lang]';
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.checkVisibility() && !parent.closest(skipped)) texts.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!element.checkVisibility() || element.closest(skipped)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
}

/**
 * Texts on a page in the test locale that neither came from the catalogue nor are data (titles, names, reasons).
 * @param data everything that authors and people have written and pages may show, in one text
 */
export async function foreignWords(frame: Frame, data: string): Promise<string[]> {
  const found = await textsOf(frame);
  return found.flatMap((text) => {
    const pieces = text.split(TURNED).map((piece) => piece.trim());
    return pieces.filter(
      (piece) =>
        !data.includes(piece) &&
        (piece.match(WORD) ?? []).some((word) => !FORMATS.has(word) && !data.includes(word)),
    );
  });
}

/** Every text in a value, in one text: what authors and people have written, where a value holds nothing else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textOf).join(' ');
}
