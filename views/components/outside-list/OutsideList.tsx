import type { VNode } from 'preact';
import type { OutsideView } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';

interface Props {
  readonly rows: readonly OutsideView[];
  readonly busy: boolean;
  /** Null for whoever reads only. */
  readonly onTakeBack: ((id: string) => void) | null;
}

/**
 * What other tools told of a learner: about what, how good, how much it counts.
 * Criteria: a real table, told apart from answers given here; who takes one back reads what that does; one that no longer
 * counts stays and says why.
 */
export function OutsideList(props: Props): VNode {
  const { t } = useText();
  return (
    <>
      <p>{t('outside.list.hint')}</p>
      <DataTable
        label={t('outside.list')}
        stacks
        columns={[
          { title: t('class.attempt.when') },
          { title: t('outside.list.what') },
          { title: t('outside.list.result') },
          { title: t('class.attempt.weight') },
        ]}
      >
        {props.rows.map((row) => (
          <OutsideRow key={row.id} {...props} row={row} />
        ))}
      </DataTable>
    </>
  );
}

function OutsideRow({ row, busy, onTakeBack }: Props & { readonly row: OutsideView }): VNode {
  const { t, moment, percent } = useText();
  return (
    <Row>
      <Cell head={t('class.attempt.when')} look="nowrap">
        {moment(row.happenedAt)}
      </Cell>
      <RowHead>
        {row.skill}
        <span class="hint-line">
          <bdi>{row.source}</bdi>
        </span>
      </RowHead>
      <Cell head={t('outside.list.result')}>
        <span class="number">{percent(row.score)}</span>
      </Cell>
      <Cell head={t('class.attempt.weight')}>
        {row.takenBack === null ? (
          <>
            <span class="number">{percent(row.weight)}</span>{' '}
            {onTakeBack === null ? null : (
              <Button
                look="quiet"
                busy={busy}
                label={`${t('outside.list.takeBack')}: ${row.skill}, ${moment(row.happenedAt)}`}
                onClick={() => onTakeBack(row.id)}
              >
                {t('outside.list.takeBack')}
              </Button>
            )}
          </>
        ) : (
          t(`outside.list.back.${row.takenBack}`)
        )}
      </Cell>
    </Row>
  );
}
