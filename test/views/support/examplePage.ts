import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assetsOf } from '../../../views/assets.ts';
import type { Examples } from '../../../views/runtime/examples.ts';
import { TextContext } from '../../../views/runtime/text.ts';
import { CATALOGUES } from '../../../views/text/catalogue.ts';
import { catalogueLanguage, direction } from '../../../views/text/locale.ts';
import { createTranslator } from '../../../views/text/translator.ts';
import { manifest } from './site.ts';

const COMPONENTS = resolve(import.meta.dirname, '../../../views/components');

/** One state of one component. */
export interface Example {
  readonly component: string;
  readonly state: string;
  readonly html: (locale: string) => string;
}

function drawn(example: Examples[string]): Example['html'] {
  return (locale) => {
    const text = createTranslator(locale, CATALOGUES[catalogueLanguage(locale)]);
    return renderToString(h(TextContext.Provider, { value: text, children: example() }));
  };
}

/** Names of all components. */
export const COMPONENT_NAMES: readonly string[] = readdirSync(COMPONENTS);

/** Every state of every component. */
export async function allExamples(): Promise<readonly (readonly Example[])[]> {
  return Promise.all(
    COMPONENT_NAMES.map(async (component) => {
      const module: { examples: Examples } = await import(join(COMPONENTS, component, 'examples.tsx'));
      return Object.entries(module.examples).map(([state, example]) => ({
        component,
        state,
        html: drawn(example),
      }));
    }),
  );
}

/** A page with one state of each of these components, under the real style sheet. */
export function examplePage(examples: readonly Example[], locale: string, theme: string): string {
  const { style } = assetsOf(manifest());
  const sections = examples.map(
    ({ component, state, html }) => `<section><h2>${component}: ${state}</h2>${html(locale)}</section>`,
  );
  return `<!doctype html><html lang="${locale}" dir="${direction(locale)}" data-theme="${theme}"><head><title>Examples</title><link rel="stylesheet" href="${style}"></head><body><main class="main"><h1>Examples</h1>${sections.join('')}</main></body></html>`;
}
