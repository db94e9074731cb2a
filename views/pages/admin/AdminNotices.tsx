import type { VNode } from 'preact';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useText } from '../../runtime/text.ts';
import type { RequestState } from '../../runtime/useRequest.ts';

/** What was done last, in a word; null says nothing. */
export type Said =
  | { readonly key: 'changed' | 'rotated' }
  | { readonly key: 'retried'; readonly count: number }
  | null;

/** What went wrong, that something is under way, and what was done. */
export function AdminNotices({ request, said }: { request: RequestState; said: Said }): VNode {
  const { t } = useText();
  return (
    <>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
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
    </>
  );
}
