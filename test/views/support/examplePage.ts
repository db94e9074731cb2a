import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assetsOf } from '../../../views/assets.ts';
import type { Examples } from '../../../views/runtime/examples.ts';
import { direction } from '../../../views/text/locale.ts';
import { manifest } from './site.ts';

const COMPONENTS = resolve(import.meta.dirname, '../../../views/components');

/** One state of one component. */
export interface Example {
  readonly component: string;
  readonly state: string;
  readonly html: (locale: string) => string;
}

/** Names of all components. */
export const COMPONENT_NAMES: readonly string[] = readdirSync(COMPONENTS);

/**
 * Every state of every component. The drawing comes by dynamic import as the examples do: static imports of a test may
 * be loaded by another loader, and hooks work with one copy of the library only.
 */
export async function allExamples(): Promise<readonly (readonly Example[])[]> {
  const { drawExample } = await import('./drawExample.ts');
  return Promise.all(
    COMPONENT_NAMES.map(async (component) => {
      const module: { examples: Examples } = await import(join(COMPONENTS, component, 'examples.tsx'));
      return Object.entries(module.examples).map(([state, example]) => ({
        component,
        state,
        html: (locale: string) => drawExample(example, locale),
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
