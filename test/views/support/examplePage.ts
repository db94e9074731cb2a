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
export async function allExamples(): Promise<readonly Example[]> {
  const { drawExample } = await import('./drawExample.ts');
  const all = await Promise.all(
    COMPONENT_NAMES.map(async (component) => {
      const module: { examples: Examples } = await import(join(COMPONENTS, component, 'examples.tsx'));
      return Object.entries(module.examples).map(([state, example]) => ({
        component,
        state,
        html: (locale: string) => drawExample(example, locale),
      }));
    }),
  );
  return all.flat();
}

/** Ids are unique within a state only, and so is what names them. */
function withOwnIds(html: string, mark: string): string {
  return html.replace(
    / (id|for|name|aria-(?:labelledby|describedby|controls))="([^"]+)"/g,
    (_, name, ids) => {
      return ` ${name}="${ids
        .split(' ')
        .map((id: string) => `${id}-${mark}`)
        .join(' ')}"`;
    },
  );
}

/** One page with every one of these states, under the real style sheet. */
export function examplePage(examples: readonly Example[], locale: string): string {
  const { style } = assetsOf(manifest());
  const sections = examples.map(
    ({ component, state, html }, n) =>
      `<section><h2>${component}: ${state}</h2>${withOwnIds(html(locale), String(n))}</section>`,
  );
  return `<!doctype html><html lang="${locale}" dir="${direction(locale)}"><head><title>Examples</title><link rel="stylesheet" href="${style}"></head><body><main class="main"><h1>Examples</h1>${sections.join('')}</main></body></html>`;
}
