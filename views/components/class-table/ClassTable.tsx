import type { VNode } from 'preact';
import type { ClassOverview, ClassRow } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { ScrollBox } from '../data-table/ScrollBox.tsx';
import { LEVELS, LevelMark } from '../level/LevelMark.tsx';
import { averageOf, type Column, columnsOf, skillGroups } from './columns.ts';
import { Filters } from './Filters.tsx';
import { sortRows, type TableView } from './sortRows.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';

interface Props {
  readonly overview: ClassOverview;
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly onOpen: (learner: string) => void;
}

/**
 * Learners by skills, with the level of each; many skills stand in groups, with the average of each until it is opened.
 * Criteria: a real table with row and column headers that stay in view; levels by shape, letter and (for screen readers)
 * word; sorting by buttons in the headers with `aria-sort`; groups by buttons in theirs with `aria-expanded`, which keep
 * the focus; scrolls in its own focusable box; names open the learner.
 */
export function ClassTable({ overview, view, onView, onOpen }: Props): VNode {
  const text = useText();
  const { t } = text;
  const { skills } = overview;
  const groups = skillGroups(skills, text);
  const columns = columnsOf(skills, groups, view.open);
  const rows = sortRows(overview, view, text);
  const next = skills.find(({ id }) => id === view.only?.skill)?.title ?? null;
  return (
    <div class="stack">
      <Filters view={view} next={next} onChange={onView} />
      <Legend grouped={groups.length > 0} />
      <ScrollBox label={t('class.table')} look="scroll--table">
        <table class="class-table">
          <caption class="visually-hidden">{t('class.table')}</caption>
          <TableHead columns={columns} view={view} onView={onView} />
          <tbody>
            {rows.map((row) => (
              <TableRow key={row.learner} row={row} columns={columns} onOpen={onOpen} />
            ))}
          </tbody>
          <Averages rows={rows} columns={columns} />
        </table>
      </ScrollBox>
      <p role="status" class="hint-line">
        {t('class.shown', { shown: rows.length, count: overview.rows.length })}
      </p>
    </div>
  );
}

function Legend({ grouped }: { grouped: boolean }): VNode {
  const { t } = useText();
  return (
    <>
      <ul class="legend" aria-label={t('class.legend')}>
        {LEVELS.map((level) => (
          <li key={level}>
            <span class="legend__letter" aria-hidden="true">
              {t(`level.letter.${level}`)}
            </span>
            <LevelMark level={level} />
          </li>
        ))}
      </ul>
      {grouped ? <p class="hint-line">{t('class.averageHow')}</p> : null}
    </>
  );
}

/** The average of those who are shown, for each column. */
function Averages({ rows, columns }: { rows: readonly ClassRow[]; columns: readonly Column[] }): VNode {
  const text = useText();
  return (
    <tfoot>
      <tr>
        <th scope="row">{text.t('class.average')}</th>
        <td />
        <td class="class-table__seen" />
        {columns.map((column) => (
          <td
            key={column.kind === 'skill' ? column.skill.id : `group ${column.group.id}`}
            class={column.kind === 'skill' ? 'number' : 'cell--group'}
          >
            {text.percent(averageOf(rows, column.kind === 'skill' ? [column.skill] : column.group.skills))}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
