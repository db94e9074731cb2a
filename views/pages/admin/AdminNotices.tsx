import type { VNode } from 'preact';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useText } from '../../runtime/text.ts';
import type { RequestState } from '../../runtime/useRequest.ts';
import { useReveal } from '../../runtime/useReveal.ts';

/** What was done last, in a word; null says nothing. */
export type Said =
  | { readonly key: 'changed' | 'rotated' }
  | { readonly key: 'retried'; readonly count: number }
  | null;

interface Props {
  readonly request: RequestState;
  readonly said: Said;
  /** What is to be seen together with it. */
  readonly beside?: () => Element | null;
  /** It comes to where the reader is, and the page stays: what was pressed is still there and keeps the focus. */
  readonly stays?: boolean;
}

/** What went wrong, that something is under way, and what was done; brought into sight when there is something to read. */
export function AdminNotices({ request, said, beside, stays = false }: Props): VNode {
  const { t } = useText();
  const { problem } = request;
  const box = useReveal([problem, said], beside);
  return (
    <div class={stays ? 'notices notices--stay' : 'notices'} ref={box}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      <div class={request.slow ? 'working working--on' : 'working'} role="status">
        {request.slow ? <span class="visually-hidden">{t('common.working')}</span> : null}
      </div>
      <div role="status">
        {said === null ? null : (
          <p class="notice notice--calm">
            {t(`admin.said.${said.key}`, { count: said.key === 'retried' ? said.count : 0 })}
          </p>
        )}
      </div>
    </div>
  );
}
