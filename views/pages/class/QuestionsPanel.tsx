import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ItemAnalysis } from '../../../src/api/itemAnalysis.ts';
import { ItemAnalysisView } from '../../components/item-analysis/ItemAnalysisView.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';

/** What everybody's answers say about the activity's questions, read when it is opened. */
export function QuestionsPanel(): VNode {
  const { api } = useSession();
  const { t } = useText();
  const request = useRequest();
  const [shown, show] = useState<ItemAnalysis | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the panel opens
  useEffect(() => request.read(() => api.get<ItemAnalysis>('/api/class/questions'), show), []);
  return (
    <section class="stack" aria-labelledby="tab-title">
      <h2 id="tab-title">{t('questions.title')}</h2>
      <p>{t('questions.intro')}</p>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      <div role="status">{shown === null && request.slow ? <p>{t('common.working')}</p> : null}</div>
      {shown === null ? null : <ItemAnalysisView analysis={shown} />}
    </section>
  );
}
