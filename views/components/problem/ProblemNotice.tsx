import type { VNode } from 'preact';
import type { Problem } from '../../runtime/api.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { Button } from '../button/Button.tsx';
import { Icon } from '../icon/Icon.tsx';

interface Props {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | null;
  readonly onDismiss?: () => void;
}

/** Codes where the same page cannot go on: the activity must be opened from the course again. */
const ENDED = new Set(['session_missing', 'session_expired', 'forbidden']);

/** The words of an error code; a code without words on this page is worded as an unexpected failure. */
export function problemWords(
  { find }: Translator,
  { code, params }: Problem,
  part: 'title' | 'body' | 'action',
): string {
  return (
    find(`errors.${code}.${part}`, params) ??
    find(`common.${code}.${part}`) ??
    find(`common.failed.${part}`) ??
    code
  );
}

/**
 * What went wrong, what was kept, what to do.
 * Criteria: announced at once (`role=alert`); says all three in words; the way out is a button beside it; not by colour
 * alone.
 */
export function ProblemNotice({ problem, onRetry = null, onDismiss }: Props): VNode {
  const text = useText();
  return (
    <div class="notice notice--problem" role="alert">
      <Icon name="warning" />
      <div class="notice__words">
        <strong>{problemWords(text, problem, 'title')}</strong>
        <p>{problemWords(text, problem, 'body')}</p>
        <p>{problemWords(text, problem, 'action')}</p>
        {problem.reference === null ? null : (
          <p class="small">
            {text.t('common.reference')} <bdi>{problem.reference}</bdi>
          </p>
        )}
        <div class="actions">
          {onRetry !== null && !ENDED.has(problem.code) ? (
            <Button look="primary" icon="refresh" onClick={onRetry}>
              {text.t('common.tryAgain')}
            </Button>
          ) : null}
          {onDismiss ? (
            <Button look="quiet" onClick={onDismiss}>
              {text.t('common.close')}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
}
