import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import type { Problem } from '../../runtime/api.ts';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { secretKey } from '../login/binding.ts';

/** Takes the secret of a login out of storage; it serves once. Null where there is none or storage is forbidden. */
function takeSecret(state: string): string | null {
  try {
    const secret = localStorage.getItem(secretKey(state));
    localStorage.removeItem(secretKey(state));
    return secret;
  } catch {
    return null;
  }
}

const UNBOUND: Problem = { code: 'browser_binding_failed', params: {}, reference: null };

/** After a launch whose cookie did not come back: proves by the stored secret that it is the same browser. */
export function VerifyPage({ data }: { data: Pages['verify'] }): VNode {
  const { t } = useText();
  const { api, takeOver } = useSession();
  const [problem, set] = useState<Problem | null>(null);
  useEffect(() => {
    const secret = takeSecret(data.state);
    if (secret === null) {
      set(UNBOUND);
      return;
    }
    void api
      .post<PageData>('/lti/launch/verify', { ticket: data.ticket, secret })
      .then((outcome) => (outcome.ok ? takeOver(outcome.value) : set(outcome.problem)));
  }, [data, api, takeOver]);
  return (
    <PlainPage title={t('verify.title')}>
      {problem === null ? (
        <p role="status">{t('login.wait')}</p>
      ) : (
        <>
          <ProblemNotice problem={problem} />
          <p>{t('verify.window')}</p>
        </>
      )}
    </PlainPage>
  );
}
