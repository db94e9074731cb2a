import type { VNode } from 'preact';
import type { QueuedGrade } from '../../../src/api/administration.ts';
import { learnerCode } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';
import { codeTitle } from '../platform-card/HealthFacts.tsx';
import { retryId, useNextButton } from './useNextButton.ts';

interface Props {
  readonly rows: readonly QueuedGrade[];
  readonly busy: boolean;
  /** One row, or with null all that are shown from. */
  readonly onRetry: (key: string | null) => void;
}

const TROUBLED: readonly QueuedGrade['status'][] = ['parked', 'retrying'];

/** Whether trying again helps. */
function canRetry({ status }: QueuedGrade): boolean {
  return TROUBLED.includes(status);
}

/**
 * Grades that have not arrived, why, and a way to try again.
 * Criteria: a real table; people by pseudonym and no result, because who administers does not teach; the reason in words
 * with its code; a button only where trying again helps, saying which row it tries; where its row goes with it, the focus goes
 * on to the next one.
 */
export function GradeQueue({ rows, busy, onRetry }: Props): VNode {
  const { t } = useText();
  const notePressed = useNextButton(rows, canRetry);
  const retry = (key: string) => {
    notePressed(key);
    onRetry(key);
  };
  if (rows.length === 0) return <p class="notice notice--calm">{t('admin.queue.empty')}</p>;
  return (
    <div class="stack">
      {rows.some(canRetry) ? (
        <div class="actions">
          <Button icon="send" busy={busy} onClick={() => onRetry(null)}>
            {t('admin.queue.retryAll')}
          </Button>
        </div>
      ) : null}
      <DataTable
        label={t('admin.queue')}
        stacks
        columns={[
          { title: t('admin.queue.activity') },
          { title: t('admin.queue.state') },
          { title: t('admin.queue.learner') },
        ]}
      >
        {rows.map((row) => (
          <QueueRow key={row.key} row={row} busy={busy} onRetry={() => retry(row.key)} />
        ))}
      </DataTable>
    </div>
  );
}

function QueueRow({
  row,
  busy,
  onRetry,
}: Pick<Props, 'busy'> & { readonly row: QueuedGrade; readonly onRetry: () => void }): VNode {
  const text = useText();
  const learner = text.t('class.pseudonym', { code: learnerCode(row.learner) });
  return (
    <Row look={row.status === 'parked' ? 'row--warn' : undefined}>
      <RowHead>
        {row.activity === null ? text.t('admin.queue.gone') : <bdi>{row.activity}</bdi>}
        {row.course === null ? null : (
          <span class="hint-line">
            {' '}
            <bdi>{row.course}</bdi>
          </span>
        )}
      </RowHead>
      <Cell head={text.t('admin.queue.state')}>
        <strong>{text.t(`admin.grade.${row.status}`)}</strong>
        {row.reason === null ? null : (
          <>
            {' '}
            {codeTitle(text, row.reason)} (<bdi>{row.reason}</bdi>)
          </>
        )}{' '}
        {row.failingSince === null
          ? null
          : text.t('admin.queue.since', { time: text.moment(row.failingSince), count: row.attempts })}{' '}
        {canRetry(row) ? (
          <Button
            id={retryId(row.key)}
            look="quiet"
            busy={busy}
            label={`${text.t('admin.queue.retry')}: ${learner}, ${row.activity ?? ''}`}
            onClick={onRetry}
          >
            {text.t('admin.queue.retry')}
          </Button>
        ) : null}
      </Cell>
      <Cell head={text.t('admin.queue.learner')}>{learner}</Cell>
    </Row>
  );
}
