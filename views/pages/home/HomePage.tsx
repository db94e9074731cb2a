import type { VNode } from 'preact';
import type { Pages } from '../../../src/api/page.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { useText } from '../../runtime/text.ts';

/** The tool opened outside an LMS: what it is and where to begin. */
export function HomePage({ data }: { data: Pages['home'] }): VNode {
  const { t } = useText();
  return (
    <PlainPage title={t('home.title')}>
      <p class="lead">{t('home.what')}</p>
      <p>{t('home.open')}</p>
      {data.demoUrl === null ? null : (
        <p>
          <a class="button button--primary" href={data.demoUrl}>
            {t('home.demo')}
          </a>
        </p>
      )}
      <ul class="links">
        <li>
          <a href="/lti/setup">{t('home.setup')}</a>
        </li>
        <li>
          <a href="/privacy">{t('common.title.privacy')}</a>
        </li>
        <li>
          <a href="/terms">{t('common.title.terms')}</a>
        </li>
      </ul>
    </PlainPage>
  );
}
