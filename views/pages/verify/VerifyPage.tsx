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

/**
 * A ticket is good for one try. Where an answer was lost, the one before may have arrived and used it: then nothing is wrong
 * with this browser, and only a new launch helps.
 */
function asItIs(problem: Problem, repeated: boolean): Problem {
  const used = repeated && problem.code === UNBOUND.code;
  return used ? { ...problem, code: 'state_replayed' } : problem;
}

/** After a launch whose cookie did not come back: proves by the kept secret that it is the same browser. */
export function VerifyPage({ data }: { data: Pages['verify'] }): VNode {
  const { t } = useText();
  const { api, takeOver } = useSession();
  const { run, retry, problem: failure } = useRequest();
  const [unbound, setUnbound] = useState(false);
  const [repeated, setRepeated] = useState(false);
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
  const problem = unbound ? UNBOUND : failure && asItIs(failure, repeated);
  if (problem !== null) {
    const again = () => {
      setRepeated(true);
      retry?.();
    };
    return <ProblemPage problem={problem} onRetry={problem.code === 'offline' ? again : null} />;
  }
  return (
    <PlainPage title={t('verify.title')}>
      <p role="status">{t('login.wait')}</p>
    </PlainPage>
  );
}
