import type { VNode } from 'preact';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { problemWords } from '../../components/problem/ProblemNotice.tsx';
import type { Problem } from '../../runtime/api.ts';
import { useText } from '../../runtime/text.ts';

interface Props {
  /** Why the last try did not let anybody in. */
  readonly problem: Problem | null;
  readonly looking: boolean;
}

/** Codes that mean that a session was there and is over. */
const OVER = new Set(['session_missing', 'session_expired']);

function reason(text: ReturnType<typeof useText>, problem: Problem): string {
  return OVER.has(problem.code) ? text.t('admin.over') : problemWords(text, problem, 'title');
}

/** Before signing in: how to get a link. */
export function SignInView({ problem, looking }: Props): VNode {
  const text = useText();
  return (
    <PlainPage title={text.t('common.title.admin')}>
      <div role="status">{looking ? <p>{text.t('admin.looking')}</p> : null}</div>
      {problem === null ? null : (
        <div class="notice notice--problem" role="alert">
          <div class="notice__words">
            <strong>{reason(text, problem)}</strong>
          </div>
        </div>
      )}
      {looking ? null : (
        <>
          <p class="lead">{text.t('admin.signIn')}</p>
          <p>{text.t('admin.signInHow')}</p>
          <pre class="command" dir="ltr">
            <code>npm run trellis -- admin link</code>
          </pre>
          <p class="small">{text.t('admin.signInOnce')}</p>
          <p class="small">{text.t('admin.notHere')}</p>
        </>
      )}
    </PlainPage>
  );
}
