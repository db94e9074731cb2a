import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { useText } from '../../runtime/text.ts';
import { type Binding, chooseBinding } from './binding.ts';
import { thisBrowser } from './thisBrowser.ts';

/** Before the authentication request: finds a way to bind the launch to this browser, then goes on. */
export function LoginPage({ data }: { data: Pages['login'] }): VNode {
  const { t } = useText();
  const [binding, set] = useState<Binding | null>(null);
  useEffect(() => {
    void chooseBinding(thisBrowser(), data).then((found) => {
      set(found);
      // The platform's hint works once, so this happens once and only when the way back is sure.
      if (found !== 'window' && found !== 'none') location.replace(data.authUrl);
    });
  }, [data]);
  if (binding === 'window') return <NewWindow again={data.again} />;
  if (binding === 'none') {
    return (
      <PlainPage title={t('login.none.title')}>
        <p class="lead">{t('login.none.body')}</p>
        <p>{t('login.none.action')}</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={t('login.opening')}>
      <p role="status">{t('login.wait')}</p>
      <noscript>{t('login.noScript')}</noscript>
    </PlainPage>
  );
}

/** The way out of a frame in which the browser keeps nothing: the same login in a window of its own. */
function NewWindow({ again }: { again: string }): VNode {
  const { t } = useText();
  return (
    <PlainPage title={t('login.window.title')}>
      <p class="lead">{t('login.window.body')}</p>
      <p>
        <a class="button button--primary" href={again} target="_blank" rel="noreferrer">
          {t('login.window.open')}
        </a>
      </p>
      <p class="hint-line">{t('login.window.after')}</p>
    </PlainPage>
  );
}
