import type { VNode } from 'preact';
import type { ClassOverview, ClassRow } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { personName } from '../class-table/personName.ts';
import { DataTable } from '../data-table/DataTable.tsx';
import { classGradeSentence, needsSending } from './classGrade.ts';

interface Props {
  readonly overview: ClassOverview;
  readonly busy: boolean;
  /** One learner's grade to the column it is told of, or all that did not arrive with null. */
  readonly onResend: (row: ClassRow | null) => void;
}

/**
 * Where each learner's grade stands between here and the gradebook.
 * Criteria: a real table; the state in a sentence; a button only where sending helps, saying whose grade it sends and,
 * where a newer one stands, that it is replaced.
 */
export function GradeTable({ overview, busy, onResend }: Props): VNode {
  const text = useText();
  return (
    <div class="stack">
      {overview.rows.some(({ grade }) => needsSending(grade)) ? (
        <div class="actions no-print">
          <Button icon="send" busy={busy} onClick={() => onResend(null)}>
            {text.t('class.resendAll')}
          </Button>
        </div>
      ) : null}
      <DataTable
        label={text.t('class.grades.table')}
        columns={[
          { title: text.t('class.column.name') },
          { title: text.t('class.column.grade'), number: true },
          { title: text.t('class.column.state') },
        ]}
      >
        {overview.rows.map((row) => (
          <GradeRow key={row.learner} row={row} busy={busy} onResend={onResend} />
        ))}
      </DataTable>
    </div>
  );
}

function GradeRow({ row, busy, onResend }: Omit<Props, 'overview'> & { readonly row: ClassRow }): VNode {
  const text = useText();
  const { grade } = row;
  const name = personName(text, row);
  const replaces = grade.state === 'superseded';
  const button = text.t(replaces ? 'class.replace' : 'grade.sendAgain');
  return (
    <tr class={grade.state === 'parked' ? 'row--warn' : undefined}>
      <th scope="row">{name}</th>
      <td class="number">{grade.value === null ? '–' : text.percent(grade.value)}</td>
      <td>
        {classGradeSentence(text, grade)}
        {replaces ? <> {text.t('class.replaceHint')}</> : null}
        {replaces || needsSending(grade) ? (
          <Button look="quiet" busy={busy} label={`${button}: ${name}`} onClick={() => onResend(row)}>
            {button}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
