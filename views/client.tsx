import './styles/index.css';
import { h, hydrate, render } from 'preact';
import type { PageData, PageName } from '../src/api/page.ts';
import { loadPage } from './pages/loadPage.ts';
import { App, type Words } from './runtime/App.tsx';
import { createApi } from './runtime/api.ts';
import { keepEarlyInput } from './runtime/earlyInput.ts';
import { keepFocus } from './runtime/keepFocus.ts';
import { type AnyPage, settingsOf, titleOf } from './runtime/pageViews.ts';
import { keepSession, type Session } from './runtime/session.ts';
import { applySettings } from './runtime/settings.ts';
import { loadMessages } from './text/load.ts';
import { pageLocale } from './text/locale.ts';
import { createTranslator } from './text/translator.ts';

function readJson(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null');
}

/** Draws a page into the root: over the server's markup at first, in place of another page later. */
async function show<N extends PageName>(
  page: PageData<N>,
  words: Words,
  first: boolean,
  before: PageData | null = null,
): Promise<void> {
  const root = document.getElementById('root');
  const view = await loadPage(page.page);
  if (root === null || view === null) return;
  keepSession(page.token, page.address);
  const session: Session = {
    api: createApi(page.token),
    takeOver: (next) => void replace(next, page),
    administration: page.administration ?? null,
    // The platform's page is a visit from a page of somebody's; a page without a bearer only led there.
    back:
      page.page === 'platform' && before !== null && before.token !== null
        ? () => void replace(before, null)
        : null,
  };
  const known = page as AnyPage;
  const app = (
    <App
      key={first ? 'first' : crypto.randomUUID()}
      words={words}
      settings={settingsOf(known)}
      session={session}
    >
      {h(view, { data: page.data })}
    </App>
  );
  if (!first) {
    render(app, root);
    return;
  }
  const bringBack = keepEarlyInput(root);
  hydrate(app, root);
  await bringBack();
}

/** Puts another page in place of the shown one, with the words and settings it brings. */
async function replace(page: PageData, before: PageData | null): Promise<void> {
  const locale = pageLocale(page.locale);
  const words = { locale, messages: await loadMessages(locale) };
  const known = page as AnyPage;
  const settings = settingsOf(known);
  if (settings !== null) applySettings(document.documentElement, settings);
  document.documentElement.dataset.page = page.page;
  document.title = titleOf(known, createTranslator(locale, words.messages));
  await show(page, words, false, before);
  scrollTo(0, 0);
}

keepFocus();
void show(readJson('page-data') as PageData, readJson('page-text') as Words, true);
