import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { ProblemPage } from '../../components/plain-page/ProblemPage.tsx';
import { createApi } from '../../runtime/api.ts';
import { keptToken, useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';

/** After a reload: goes on with the session this tab has kept, else asks to come from the course again. */
export function ResumePage(_: { data: Pages['resume'] }): VNode {
  const { t } = useText();
  const { takeOver } = useSession();
  const { run, retry, problem } = useRequest();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const token = keptToken();
    if (token === null) return setLost(true);
    run(
      () => createApi(token).get<PageData>('/api/page'),
      (page) => takeOver({ ...page, token }),
    );
  }, [run, takeOver]);
  if (problem !== null)
    return <ProblemPage problem={problem} onRetry={problem.code === 'offline' ? retry : null} />;
  if (lost) {
    return (
      <PlainPage title={t('resume.lost.title')}>
        <div class="stack" role="alert">
          <p class="lead">{t('resume.lost.body')}</p>
          <p>{t('resume.lost.action')}</p>
        </div>
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
