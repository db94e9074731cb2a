import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { problemWords } from '../../components/problem/ProblemNotice.tsx';
import type { Problem } from '../../runtime/api.ts';
import { useText } from '../../runtime/text.ts';

/** Failures after which the same page may be tried anew: nothing has been asked for that is good only once. */
const REPEATABLE = new Set([
  'configuration_unreachable',
  'configuration_refused',
  'configuration_invalid',
  'confirmation_invalid',
  'too_many_requests',
  'store_unavailable',
]);

/** Why the platform could not be connected, what was kept, and what to do: a page for each failure. */
export function RegisterProblem({ problem }: { problem: Problem }): VNode {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  return (
    <PlainPage title={problemWords(text, problem, 'title')}>
      <div ref={box} tabIndex={-1} role="alert">
        <p class="lead">{problemWords(text, problem, 'body')}</p>
        <h2>{text.t('message.do')}</h2>
        <p>{problemWords(text, problem, 'action')}</p>
      </div>
      {REPEATABLE.has(problem.code) ? (
        <Button look="primary" icon="refresh" onClick={() => location.reload()}>
          {text.t('register.again')}
        </Button>
      ) : null}
      <p>
        <a href="/lti/setup" target="_blank" rel="noreferrer">
          {text.t('common.title.setup')}
        </a>
      </p>
      {problem.reference === null ? null : (
        <p class="small">
          {text.t('message.support')} <bdi>{problem.code}</bdi> · <bdi>{problem.reference}</bdi>
        </p>
      )}
    </PlainPage>
  );
}
