import type { VNode } from 'preact';
import type { ClassRow } from '../../../src/api/class.ts';
import type { LevelName } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { LevelSign } from '../level/LevelMark.tsx';
import { averageOf, type Column, proficientIn, type SkillGroup } from './columns.ts';
import { personName } from './personName.ts';

interface Props {
  readonly row: ClassRow;
  readonly columns: readonly Column[];
  readonly onOpen: (learner: string) => void;
}

/** One learner: name, grade, when last seen, then a cell for each column. Of who never came there is nothing to open. */
export function TableRow({ row, columns, onOpen }: Props): VNode {
  const text = useText();
  return (
    <tr>
      <th scope="row">
        {row.lastSeen === null ? (
          personName(text, row)
        ) : (
          <button type="button" class="link" onClick={() => onOpen(row.learner)}>
            {personName(text, row)}
          </button>
        )}
        {row.stuckOn.length > 0 ? <span class="chip chip--warn">{text.t('class.stuck')}</span> : null}
      </th>
      <td class="number">{row.grade.value === null ? '–' : text.percent(row.grade.value)}</td>
      <td class="nowrap class-table__seen">
        {row.lastSeen === null ? text.t('class.never') : text.moment(row.lastSeen)}
      </td>
      {columns.map((column) =>
        column.kind === 'skill' ? (
          <LevelCell
            key={column.skill.id}
            level={row.levels[column.skill.id] ?? 'not-started'}
            stuck={row.stuckOn.includes(column.skill.id)}
          />
        ) : (
          <GroupCell key={`group ${column.group.id}`} row={row} group={column.group} />
        ),
      )}
    </tr>
  );
}

/** A group's average, how many of its skills are there, and whether the learner is stuck on one of them. */
function GroupCell({ row, group }: { row: ClassRow; group: SkillGroup }): VNode {
  const text = useText();
  const stuck = group.skills.some(({ id }) => row.stuckOn.includes(id));
  const count = proficientIn(row, group.skills);
  const average = averageOf([row], group.skills);
  if (average === 0 && !stuck) return <UntouchedCell />;
  return (
    <td class={stuck ? 'cell--group cell--stuck' : 'cell--group'}>
      {text.percent(average)}{' '}
      <span class="cell__of" aria-hidden="true">
        {text.t('class.ofGroup', { count, all: group.skills.length })}
      </span>
      <span class="visually-hidden">
        {text.t('class.proficientOf', { count, all: group.skills.length })}
        {stuck ? `, ${text.t('class.stuck')}` : ''}
      </span>
    </td>
  );
}

/** Nothing of the group is started: no number, so that what is started is seen at once. */
function UntouchedCell(): VNode {
  const { t } = useText();
  return (
    <td class="cell--group">
      <span class="cell__of" aria-hidden="true">
        {t('level.letter.not-started')}
      </span>
      <span class="visually-hidden">{t('level.not-started')}</span>
    </td>
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
