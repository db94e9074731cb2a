import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { GradeReport as Report } from '../../../src/api/gradeReport.ts';
import { Button } from '../../components/button/Button.tsx';
import { GradeReport } from '../../components/grade-report/GradeReport.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';

interface Props {
  /** Sends one learner's grade so that it replaces what stands in the gradebook. */
  readonly onResend: (learner: string) => void;
}

/** Reads the gradebook when asked to and shows where it differs; a reading under way is announced. */
export function GradeComparison({ onResend }: Props): VNode {
  const { api } = useSession();
  const { t } = useText();
  const request = useRequest();
  const [report, setReport] = useState<Report | null>(null);
  const compare = () => request.run(() => api.post<Report>('/api/class/grades/compare', {}), setReport);
  return (
    <section class="stack" aria-labelledby="compare-title">
      <h3 id="compare-title">{t('class.compare.heading')}</h3>
      <p>{t('class.compare.hint')}</p>
      <div class="actions no-print">
        <Button icon="refresh" busy={request.busy} onClick={compare}>
          {t('class.compare.button')}
        </Button>
      </div>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      <div role="status">
        {request.slow ? <p>{t('class.compare.reading')}</p> : null}
        {report === null || request.busy ? null : (
          <span class="visually-hidden">{t('class.compare.done')}</span>
        )}
      </div>
      {report === null ? null : <GradeReport report={report} busy={request.busy} onResend={onResend} />}
    </section>
  );
}
