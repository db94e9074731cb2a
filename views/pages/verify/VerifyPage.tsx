import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import type { Problem } from '../../runtime/api.ts';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import { secretKey } from '../login/binding.ts';

/** The secret of a login, kept by this browser; null where there is none or storage is forbidden. */
function readSecret(state: string): string | null {
  try {
    return localStorage.getItem(secretKey(state));
  } catch {
    return null;
  }
}

/** The secret has served; nothing needs it any more. */
function forgetSecret(state: string): void {
  try {
    localStorage.removeItem(secretKey(state));
  } catch {
    return;
  }
}

const UNBOUND: Problem = { code: 'browser_binding_failed', params: {}, reference: null };

/** After a launch whose cookie did not come back: proves by the stored secret that it is the same browser. */
export function VerifyPage({ data }: { data: Pages['verify'] }): VNode {
  const { t } = useText();
  const { api, takeOver } = useSession();
  const { run, retry, problem: failure } = useRequest();
  const [unbound, setUnbound] = useState(false);
  useEffect(() => {
    const secret = readSecret(data.state);
    if (secret === null) {
      setUnbound(true);
      return;
    }
    run(
      () => api.post<PageData>('/lti/launch/verify', { ticket: data.ticket, secret }),
      (page) => {
        forgetSecret(data.state);
        takeOver(page);
      },
    );
  }, [data, api, takeOver, run]);
  const problem = unbound ? UNBOUND : failure;
  return (
    <PlainPage title={t('verify.title')}>
      {problem === null ? (
        <p role="status">{t('login.wait')}</p>
      ) : (
        <>
          <ProblemNotice problem={problem} onRetry={problem.code === 'offline' ? retry : null} />
          <p>{t('verify.window')}</p>
        </>
      )}
    </PlainPage>
  );
}
