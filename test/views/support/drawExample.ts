import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { TextContext } from '../../../views/runtime/text.ts';
import { CATALOGUES } from '../../../views/text/catalogue.ts';
import { catalogueLanguage } from '../../../views/text/locale.ts';
import { createTranslator } from '../../../views/text/translator.ts';

/** The markup of one example in a locale. */
export function drawExample(example: () => VNode, locale: string): string {
  const text = createTranslator(locale, CATALOGUES[catalogueLanguage(locale)]);
  return renderToString(h(TextContext.Provider, { value: text, children: example() }));
}
