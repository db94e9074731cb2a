import type { VNode } from 'preact';
import { SelectField } from '../../components/field/SelectField.tsx';
import { GradeQueue } from '../../components/grade-queue/GradeQueue.tsx';
import { useText } from '../../runtime/text.ts';
import { Sliced } from './Sliced.tsx';
import type { OperatorState } from './useOperator.ts';

/** Grades that have not arrived, of one platform or all. */
export function QueuePanel({ state }: { state: OperatorState }): VNode {
  const { t } = useText();
  const options = [
    { value: '', label: t('admin.queue.everywhere') },
    ...state.platforms.overview.platforms.map(({ id, issuer, clientId }) => ({
      value: id,
      label: `${issuer} (${clientId})`,
    })),
  ];
  return (
    <div class="stack">
      <div class="admin-form">
        <SelectField
          id="queue-platform"
          label={t('admin.queue.platform')}
          value={state.queue.platform ?? ''}
          options={options}
          onChange={(id) => state.openGrades(id === '' ? null : id)}
        />
      </div>
      <Sliced slices={state.queue.grades} busy={state.request.busy}>
        {(rows) => <GradeQueue rows={rows} busy={state.request.busy} onRetry={state.queue.retry} />}
      </Sliced>
    </div>
  );
}
