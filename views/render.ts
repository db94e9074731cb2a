import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { DEFAULT_SETTINGS } from '../src/api/learnerSettings.ts';
import type { PageData, PageName, RenderContext, RenderPage } from '../src/api/page.ts';
import { ALL_PAGES } from './pages/allPages.ts';
import { App } from './runtime/App.tsx';
import { type AnyPage, settingsOf, titleOf } from './runtime/pageViews.ts';
import { NO_SESSION } from './runtime/session.ts';
import { settingsAttributes } from './runtime/settings.ts';
import { messagesFor } from './text/catalogue.ts';
import { pageLocale } from './text/locale.ts';
import { createTranslator, type Translator } from './text/translator.ts';

/** JSON that cannot end the script element it stands in, nor open a comment. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

/** Pages that the browser first draws alike whatever their data is, so their markup is made once per locale. */
const ALIKE: readonly PageName[] = ['login', 'verify'];

/** What is made once of the words of a page, kept as long as they are. */
interface Kept {
  /** The words as JSON for the page's script. */
  readonly json: string;
  markup: string | null;
}

const kept = new WeakMap<Translator, Kept>();

function keptOf(text: Translator): Kept {
  const { locale, messages } = text;
  const known = kept.get(text) ?? { json: scriptJson({ locale, messages }), markup: null };
  kept.set(text, known);
  return known;
}

/** The page's markup, drawn anew only where its data shows in it. */
function body<N extends PageName>(page: PageData<N>, text: Translator): string {
  if (!ALIKE.includes(page.page)) return markup(page, text);
  const known = keptOf(text);
  known.markup ??= markup(page, text);
  return known.markup;
}

/** The page's markup as the browser will draw it first. */
function markup<N extends PageName>(page: PageData<N>, text: Translator): string {
  const session = { ...NO_SESSION, administration: page.administration ?? null };
  const known = page as AnyPage;
  const props = { words: text, settings: settingsOf(known), session };
  return renderToString(h(App, { ...props, children: h(ALL_PAGES[page.page], { data: page.data }) }));
}

function head(title: string, { nonce, assets }: RenderContext): string {
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<link rel="stylesheet" href="${escapeHtml(assets.style)}">`,
    `<script type="module" src="${escapeHtml(assets.script)}" nonce="${escapeHtml(nonce)}"></script>`,
    // an empty icon of its own: without it browsers ask the server for /favicon.ico
    '<link rel="icon" href="data:,">',
  ].join('');
}

/**
 * A whole HTML document for a page: markup that can be read and partly used before the script runs, the page's data and
 * the words it needs in its locale. Pure: the same page and context give the same document.
 */
export const renderPage: RenderPage = <N extends PageName>(page: PageData<N>, context: RenderContext) => {
  const known = page as AnyPage;
  const locale = pageLocale(page.locale);
  const messages = messagesFor(page.page, locale, known.page === 'message' ? known.data.code : null);
  const text = createTranslator(locale, messages);
  const root = {
    lang: locale,
    dir: text.dir,
    'data-page': page.page,
    ...settingsAttributes(settingsOf(known) ?? DEFAULT_SETTINGS),
  };
  const json = (id: string, value: string) =>
    `<script type="application/json" id="${id}" nonce="${escapeHtml(context.nonce)}">${value}</script>`;
  return [
    `<!doctype html><html${attributes(root)}><head>${head(titleOf(known, text), context)}</head><body>`,
    `<div id="root">${body(page, text)}</div>`,
    json('page-data', scriptJson(page)),
    json('page-text', keptOf(text).json),
    '</body></html>',
  ].join('');
};
