import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { ProblemPage } from '../../components/plain-page/ProblemPage.tsx';
import type { Problem } from '../../runtime/api.ts';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import { findSecret } from './findSecret.ts';

const UNBOUND: Problem = { code: 'browser_binding_failed', params: {}, reference: null };

/** After a launch whose cookie did not come back: proves by the kept secret that it is the same browser. */
export function VerifyPage({ data }: { data: Pages['verify'] }): VNode {
  const { t } = useText();
  const { api, takeOver } = useSession();
  const { run, retry, problem: failure } = useRequest();
  const [unbound, setUnbound] = useState(false);
  useEffect(() => {
    void findSecret(data).then((found) => {
      if (found === null) return setUnbound(true);
      const { secret, forget } = found;
      run(
        () => api.post<PageData>('/lti/launch/verify', { ticket: data.ticket, secret }),
        (page) => {
          forget();
          takeOver(page);
        },
      );
    });
  }, [data, api, takeOver, run]);
  const problem = unbound ? UNBOUND : failure;
  if (problem !== null) {
    return <ProblemPage problem={problem} onRetry={problem.code === 'offline' ? retry : null} />;
  }
  return (
    <PlainPage title={t('verify.title')}>
      <p role="status">{t('login.wait')}</p>
    </PlainPage>
  );
}
