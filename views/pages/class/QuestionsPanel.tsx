import type { VNode } from 'preact';
import type { ItemAnalysis } from '../../../src/api/itemAnalysis.ts';
import { ItemAnalysisView } from '../../components/item-analysis/ItemAnalysisView.tsx';
import { useText } from '../../runtime/text.ts';
import { useReading } from '../../runtime/useReading.ts';
import { ReadingNotices } from './ReadingNotices.tsx';

/** What everybody's answers say about the activity's questions, read when it is opened. */
export function QuestionsPanel(): VNode {
  const { t } = useText();
  const reading = useReading<ItemAnalysis>('/api/class/questions');
  return (
    <section class="stack" aria-labelledby="tab-title">
      <h2 id="tab-title" class="visually-hidden">
        {t('questions.title')}
      </h2>
      <p>{t('questions.intro')}</p>
      <ReadingNotices reading={reading} />
      {reading.shown === null ? null : <ItemAnalysisView analysis={reading.shown} />}
    </section>
  );
}
