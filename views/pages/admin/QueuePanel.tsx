import type { VNode } from 'preact';
import { SelectField } from '../../components/field/SelectField.tsx';
import { GradeQueue } from '../../components/grade-queue/GradeQueue.tsx';
import { useText } from '../../runtime/text.ts';
import type { OperatorState } from './useOperator.ts';
import { Waiting } from './Waiting.tsx';

/** Grades that have not arrived, of one platform or all. */
export function QueuePanel({ state }: { state: OperatorState }): VNode {
  const { t } = useText();
  const options = [
    { value: '', label: t('admin.queue.everywhere') },
    ...state.overview.platforms.map(({ id, issuer, clientId }) => ({
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
          value={state.platform ?? ''}
          options={options}
          onChange={(id) => state.openGrades(id === '' ? null : id)}
        />
      </div>
      {state.grades.rows === null ? (
        <Waiting busy={state.request.busy} />
      ) : (
        <GradeQueue
          rows={state.grades.rows}
          busy={state.request.busy}
          onRetry={state.retry}
          onMore={state.grades.more}
        />
      )}
    </div>
  );
}
