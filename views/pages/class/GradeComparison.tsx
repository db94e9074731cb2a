import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { GradebookReading } from '../../../src/api/class.ts';
import type { GradeReport as Report, ReportedGrade } from '../../../src/api/gradeReport.ts';
import { Button } from '../../components/button/Button.tsx';
import { ColumnReadings } from '../../components/grade-report/ColumnReadings.tsx';
import { GradeReport } from '../../components/grade-report/GradeReport.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';

/** Reads the gradebook when asked to and shows where it differs; a reading under way is announced. */
export function GradeComparison({ readings }: { readonly readings: readonly GradebookReading[] }): VNode {
  const { api } = useSession();
  const { t } = useText();
  const request = useRequest();
  const [report, setReport] = useState<Report | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const compare = () => {
    setSent(null);
    request.run(() => api.post<Report>('/api/class/grades/compare', {}), setReport);
  };
  const resend = ({ learner, link }: ReportedGrade) =>
    request.run(
      () => api.post<unknown>('/api/class/grades/resend', { learner, link }),
      () => setSent(learner),
    );
  return (
    <section class="stack" aria-labelledby="compare-title">
      <h3 id="compare-title">{t('class.compare.heading')}</h3>
      <p>{t('class.compare.hint')}</p>
      <ColumnReadings readings={readings} />
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
        {sent === null ? null : <p class="notice notice--calm">{t('class.said.resent')}</p>}
        {report === null || sent !== null || request.busy ? null : (
          <span class="visually-hidden">{t('class.compare.done')}</span>
        )}
      </div>
      {report === null ? null : <GradeReport report={report} busy={request.busy} onResend={resend} />}
    </section>
  );
}
