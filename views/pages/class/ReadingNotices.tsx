import type { VNode } from 'preact';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useText } from '../../runtime/text.ts';
import type { Reading } from '../../runtime/useReading.ts';

interface Props {
  readonly reading: Pick<Reading<unknown>, 'request' | 'shown'>;
  /** What an act on it came to, in a sentence; null says nothing. */
  readonly said?: string | null;
}

/** What went wrong in a panel, that what it shows has not come yet, and what was done. */
export function ReadingNotices({ reading: { request, shown }, said = null }: Props): VNode {
  const { t } = useText();
  return (
    <>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      <div role="status">
        {shown === null && request.slow ? <p>{t('common.working')}</p> : null}
        {said === null ? null : <p class="notice notice--calm">{said}</p>}
      </div>
    </>
  );
}
