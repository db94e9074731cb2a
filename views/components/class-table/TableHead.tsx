import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import type { Column, SkillGroup } from './columns.ts';
import type { SortKey, TableView } from './sortRows.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
}

const SORTED: readonly SortKey[] = ['name', 'grade', 'lastSeen'];

/** The head of the class table: a second line only where a group is open, under its name. */
export function TableHead({ columns, view, onView }: Props): VNode {
  const groups = columns.flatMap((column) => (column.kind === 'group' ? [column] : []));
  const open = groups.filter((column) => column.open);
  const lines = open.length > 0 ? 2 : 1;
  const flip = ({ id }: SkillGroup) =>
    onView({
      ...view,
      open: view.open.includes(id) ? view.open.filter((one) => one !== id) : [...view.open, id],
    });
  return (
    <thead>
      <tr>
        {SORTED.map((column) => (
          <SortHead key={column} column={column} lines={lines} view={view} onSort={onView} />
        ))}
        {groups.length === 0 ? <SkillHeads columns={columns} /> : null}
        {groups.map(({ group, open: isOpen }) => (
          <GroupHead key={group.id} group={group} open={isOpen} lines={lines} onFlip={() => flip(group)} />
        ))}
      </tr>
      {open.length === 0 ? null : (
        <tr>
          {open.map(({ group }) => (
            <OpenHeads key={group.id} group={group} />
          ))}
        </tr>
      )}
    </thead>
  );
}

function SkillHeads({ columns }: { columns: readonly Column[] }): VNode {
  return (
    <>
      {columns.map((column) =>
        column.kind === 'skill' ? (
          <th key={column.skill.id} scope="col" class="class-table__skill">
            {column.skill.title}
          </th>
        ) : null,
      )}
    </>
  );
}

function OpenHeads({ group }: { group: SkillGroup }): VNode {
  const { t } = useText();
  return (
    <>
      <th scope="col" class="class-table__skill class-table__group">
        {t('class.groupAverage')}
      </th>
      <SkillHeads columns={group.skills.map((skill) => ({ kind: 'skill', skill }))} />
    </>
  );
}

interface GroupProps {
  readonly group: SkillGroup;
  readonly open: boolean;
  readonly lines: number;
  readonly onFlip: () => void;
}

/** A group's name opens and closes it; the focus stays on it. */
function GroupHead({ group, open, lines, onFlip }: GroupProps): VNode {
  const { t } = useText();
  return (
    <th
      scope={open ? 'colgroup' : 'col'}
      colSpan={open ? group.skills.length + 1 : undefined}
      rowSpan={open || lines === 1 ? undefined : lines}
      class="class-table__group"
    >
      <button type="button" class="sort sort--group" aria-expanded={open} onClick={onFlip}>
        <span aria-hidden="true">{open ? '−' : '+'}</span>
        {t('class.group', { group: group.title, count: group.skills.length })}
      </button>
    </th>
  );
}

interface SortProps {
  readonly column: SortKey;
  readonly lines: number;
  readonly view: TableView;
  readonly onSort: (view: TableView) => void;
}

function SortHead({ column, lines, view, onSort }: SortProps): VNode {
  const { t } = useText();
  const sorted = view.key === column;
  const sort = () =>
    onSort({ ...view, key: column, ascending: sorted ? !view.ascending : column === 'name' });
  const order = view.ascending ? 'ascending' : 'descending';
  return (
    <th
      scope="col"
      rowSpan={lines === 1 ? undefined : lines}
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
