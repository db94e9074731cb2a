import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { Button } from '../../components/button/Button.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';

/** The school's text before the first practice: agree and begin, or read what happens otherwise. */
export function ConsentPage({ data }: { data: Pages['consent'] }): VNode {
  const { t } = useText();
  const { api, takeOver } = useSession();
  const request = useRequest();
  const [declined, decline] = useState(false);
  const agree = () =>
    request.run(() => api.post<PageData>('/api/consent', { version: data.version }), takeOver);
  return (
    <div class="page">
      <Masthead title={data.title} />
      <main class="main main--reading" id="main">
        <section class="card stack" aria-labelledby="consent-title">
          <h2 id="consent-title">{t('consent.title')}</h2>
          <div class="stack" lang={data.language}>
            {data.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
          {request.problem ? (
            <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
          ) : null}
          <div class="actions">
            <Button look="primary" busy={request.busy} onClick={agree}>
              {t('consent.agree')}
            </Button>
            <Button look="quiet" onClick={() => decline(true)}>
              {t('consent.decline')}
            </Button>
          </div>
          <div role="status">{declined ? <p class="notice">{t('consent.declined')}</p> : null}</div>
        </section>
      </main>
    </div>
  );
}
