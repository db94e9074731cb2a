import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ActivityRequest } from '../../../src/api/activity.ts';
import type { ClassExperiment, ExperimentRequest } from '../../../src/api/experiment.ts';
import { ExperimentForm } from '../../components/experiment/ExperimentForm.tsx';
import { ExperimentReport } from '../../components/experiment/ExperimentReport.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useFocusOnChange } from '../../runtime/useFocusOnChange.ts';
import { useReading } from '../../runtime/useReading.ts';
import { ReadingNotices } from './ReadingNotices.tsx';

const PATH = '/api/class/experiment';

interface Props {
  readonly activity: ActivityRequest;
  /** Told the setting that everybody has from now on, when an experiment is over. */
  readonly onSettled: (part: Partial<ActivityRequest>) => void;
  /** Told whether one runs. */
  readonly onCompare: (runs: boolean) => void;
}

/** The activity's newest experiment, or a new one to plan. */
export function ExperimentPanel({ activity, onSettled, onCompare }: Props): VNode {
  const { api } = useSession();
  const { t } = useText();
  const reading = useReading<ClassExperiment>(PATH);
  const { request, shown, show } = reading;
  const start = (plan: ExperimentRequest) => request.run(() => api.post<ClassExperiment>(PATH, plan), show);
  const close = (keep: 'a' | 'b') =>
    request.run(
      () => api.post<ClassExperiment>(`${PATH}/close`, { keep }),
      (next) => {
        show(next);
        const { newest } = next;
        if (keep === 'b' && newest) onSettled({ [newest.variation.setting]: newest.variation.value });
      },
    );
  const { newest } = shown ?? {};
  const runs = newest != null && newest.concluded === null;
  useEffect(() => {
    if (shown !== null) onCompare(runs);
  }, [shown, runs]);
  useFocusOnChange(shown && `${newest?.id} ${newest?.concluded?.kept}`, 'experiment-answer');
  return (
    <section class="stack" aria-labelledby="tab-title">
      <h2 id="tab-title">{t('experiment.title')}</h2>
      <p>{t('experiment.intro')}</p>
      <ReadingNotices reading={reading} />
      {shown?.newest ? (
        <ExperimentReport experiment={shown.newest} busy={request.busy} onClose={close} />
      ) : null}
      {shown === null || runs ? null : (
        <>
          <h3>{t('experiment.plan')}</h3>
          <ExperimentForm activity={activity} learners={shown.learners} busy={request.busy} onStart={start} />
        </>
      )}
    </section>
  );
}
