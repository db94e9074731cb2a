import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ClassOverview, ClassRow } from '../../../src/api/class.ts';
import type { LevelName } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { SelectField } from '../field/SelectField.tsx';
import { LEVELS, LevelMark, LevelSign } from '../level/LevelMark.tsx';
import { personName } from './personName.ts';
import { type Shown, type SortKey, sortRows, type TableView } from './sortRows.ts';

interface Props {
  readonly overview: ClassOverview;
  readonly onOpen: (learner: string) => void;
}

const START: TableView = { key: 'name', ascending: true, shown: 'all', search: '' };

/**
 * Learners by skills, with the level of each.
 * Criteria: a real table with row and column headers that stay in view; levels by shape, letter and (for screen readers)
 * word; sorting by buttons in the headers with `aria-sort`; scrolls in its own focusable box; names open the learner.
 */
export function ClassTable({ overview, onOpen }: Props): VNode {
  const text = useText();
  const { t } = text;
  const [view, set] = useState(START);
  const rows = sortRows(overview.rows, view, text);
  return (
    <div class="stack">
      <Filters view={view} onChange={set} />
      <Legend />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="scroll scroll--table" tabIndex={0} aria-label={t('class.table')}>
        <table class="class-table">
          <caption class="visually-hidden">{t('class.table')}</caption>
          <thead>
            <tr>
              <SortHead column="name" view={view} onSort={set} />
              <SortHead column="grade" view={view} onSort={set} />
              <SortHead column="lastSeen" view={view} onSort={set} />
              {overview.skills.map((skill) => (
                <th key={skill.id} scope="col" class="class-table__skill">
                  <span>{skill.title}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.learner} row={row} overview={overview} onOpen={onOpen} />
            ))}
          </tbody>
          <CountsFoot overview={overview} />
        </table>
      </section>
      <p role="status" class="hint-line">
        {t('class.shown', { shown: rows.length, count: overview.rows.length })}
      </p>
    </div>
  );
}

function Filters({ view, onChange }: { view: TableView; onChange: (view: TableView) => void }): VNode {
  const { t } = useText();
  const shown = (['all', 'stuck', 'not-started'] as const).map((value: Shown) => ({
    value,
    label: t(`class.filter.${value}`),
  }));
  return (
    <div class="fields fields--row no-print">
      <div class="field">
        <label for="class-search">{t('class.search')}</label>
        <input
          id="class-search"
          class="input"
          type="search"
          value={view.search}
          onInput={(event) => onChange({ ...view, search: event.currentTarget.value })}
        />
      </div>
      <SelectField
        id="class-filter"
        label={t('class.filter')}
        value={view.shown}
        options={shown}
        onChange={(value) => onChange({ ...view, shown: value })}
      />
    </div>
  );
}

function Legend(): VNode {
  const { t } = useText();
  return (
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
  );
}

interface SortProps {
  readonly column: SortKey;
  readonly view: TableView;
  readonly onSort: (view: TableView) => void;
}

function SortHead({ column, view, onSort }: SortProps): VNode {
  const { t } = useText();
  const sorted = view.key === column;
  const sort = () =>
    onSort({ ...view, key: column, ascending: sorted ? !view.ascending : column === 'name' });
  const order = view.ascending ? 'ascending' : 'descending';
  return (
    <th
      scope="col"
      aria-sort={sorted ? order : 'none'}
      class={`class-table__head class-table__head--${column}`}
    >
      <button type="button" class="sort" onClick={sort}>
        {t(`class.column.${column}`)}
        <span aria-hidden="true">{sorted ? (view.ascending ? ' ▲' : ' ▼') : ''}</span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: ClassRow;
  readonly overview: ClassOverview;
  readonly onOpen: (learner: string) => void;
}

function Row({ row, overview, onOpen }: RowProps): VNode {
  const text = useText();
  return (
    <tr>
      <th scope="row">
        <button type="button" class="link" onClick={() => onOpen(row.learner)}>
          {personName(text, row)}
        </button>
        {row.stuckOn.length > 0 ? <span class="chip chip--warn">{text.t('class.stuck')}</span> : null}
      </th>
      <td class="number">{row.grade.value === null ? '–' : text.percent(row.grade.value)}</td>
      <td class="nowrap">{row.lastSeen === null ? text.t('class.never') : text.moment(row.lastSeen)}</td>
      {overview.skills.map((skill) => (
        <LevelCell
          key={skill.id}
          level={row.levels[skill.id] ?? 'not-started'}
          stuck={row.stuckOn.includes(skill.id)}
        />
      ))}
    </tr>
  );
}

function LevelCell({ level, stuck }: { level: LevelName; stuck: boolean }): VNode {
  const { t } = useText();
  return (
    <td class={stuck ? 'cell cell--stuck' : 'cell'}>
      <span class={`cell__level level--${level}`} aria-hidden="true">
        <LevelSign level={level} />
        {level === 'not-started' ? '' : t(`level.letter.${level}`)}
      </span>
      <span class="visually-hidden">
        {t(`level.${level}`)}
        {stuck ? `, ${t('class.stuck')}` : ''}
      </span>
    </td>
  );
}

function CountsFoot({ overview }: { overview: ClassOverview }): VNode {
  const { t } = useText();
  const count = (skill: string) =>
    overview.rows.filter(({ levels }) => levels[skill] === 'mastered' || levels[skill] === 'proficient')
      .length;
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('class.counts')}</th>
        <td />
        <td />
        {overview.skills.map((skill) => (
          <td key={skill.id} class="number">
            {count(skill.id)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
