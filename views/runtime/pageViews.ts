import type { VNode } from 'preact';
import type { LearnerSettings } from '../../src/api/learnerSettings.ts';
import type { PageData, PageName, Pages } from '../../src/api/page.ts';
import type { Translator } from '../text/translator.ts';

/** The component of each page. */
export type PageViews = { readonly [N in PageName]: (props: { data: Pages[N] }) => VNode };

/** Page data whose name tells its type. */
export type AnyPage = { [N in PageName]: PageData<N> }[PageName];

/** Settings that came with the page; null on pages nobody is signed in to. */
export function settingsOf(page: AnyPage): LearnerSettings | null {
  return 'settings' in page.data ? page.data.settings : null;
}

/** The title of the browser's tab. */
export function titleOf(page: AnyPage, text: Translator): string {
  if (page.page === 'practice') return page.data.activity.title;
  if (page.page === 'class' || page.page === 'mentor') return page.data.overview.activity.title;
  if (page.page === 'review') return page.data.activity.title;
  if (page.page === 'message') {
    return text.find(`errors.${page.data.code}.title`, page.data.params) ?? text.t('message.unknown');
  }
  return text.t(`common.title.${page.page}`);
}
