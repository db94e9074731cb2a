import type { VNode } from 'preact';
import type { Problem } from '../../runtime/api.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { problemWords } from '../problem/ProblemNotice.tsx';
import { PlainPage } from './PlainPage.tsx';

interface Props {
  readonly problem: Problem;
  /** Tries again without coming from the course; null where that cannot help. */
  readonly onRetry?: (() => void) | null;
}

/**
 * A page that cannot show what it was opened for: what happened, what was kept, what to do.
 * Criteria: the heading says what happened; the rest is announced when it takes the place of "opening …"; the way out
 * is a button where there is one.
 */
export function ProblemPage({ problem, onRetry = null }: Props): VNode {
  const text = useText();
  return (
    <PlainPage title={problemWords(text, problem, 'title')}>
      <div class="stack" role="alert">
        <p class="lead">{problemWords(text, problem, 'body')}</p>
        <p>{problemWords(text, problem, 'action')}</p>
        {problem.reference === null ? null : (
          <p class="small">
            {text.t('common.reference')} <bdi>{problem.reference}</bdi>
          </p>
        )}
      </div>
      {onRetry === null ? null : (
        <p>
          <Button look="primary" icon="refresh" onClick={onRetry}>
            {text.t('common.tryAgain')}
          </Button>
        </p>
      )}
    </PlainPage>
  );
}
