import type { VNode } from 'preact';
import { type WhatIf as Expected, WHAT_IF_PEOPLE } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Bar } from '../bar/Bar.tsx';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';
import { meanWeeks, scarceOf } from './merge.ts';

interface Props {
  readonly results: readonly Expected[];
  readonly titleOf: (skill: string) => string;
}

/**
 * What came of the made-up students: what to act on first, then each kind, then the weeks.
 * Criteria: trouble before figures; a real table; every bar has its sentence; where time was short it says so.
 */
export function WhatIfResult({ results, titleOf }: Props): VNode {
  const { t } = useText();
  const stranded = results.reduce((sum, { deadEnds }) => sum + deadEnds, 0);
  const scarce = scarceOf(results);
  return (
    <div class="stack">
      {stranded === 0 && scarce.length === 0 && results.some(({ people }) => people > 0) ? (
        <p>{t('whatIf.fine')}</p>
      ) : null}
      {stranded === 0 ? null : <p class="notice">{t('whatIf.deadEnds', { count: stranded })}</p>}
      {scarce.length === 0 ? null : <Scarce scarce={scarce} titleOf={titleOf} />}
      <Kinds results={results} />
      <Weeks minutes={meanWeeks(results)} />
      <p class="hint-line">{t('whatIf.honest')}</p>
    </div>
  );
}

function Scarce({ scarce, titleOf }: { scarce: Expected['scarce']; titleOf: Props['titleOf'] }): VNode {
  const { t, percent } = useText();
  return (
    <div class="notice">
      <div class="notice__words">
        <strong>{t('whatIf.scarce')}</strong>
        <p>{t('whatIf.scarce.intro')}</p>
        <ul>
          {scarce.map(({ skill, share }) => (
            <li key={skill}>{t('whatIf.scarce.skill', { skill: titleOf(skill), share: percent(share) })}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Kinds({ results }: { results: readonly Expected[] }): VNode {
  const { t } = useText();
  return (
    <DataTable
      label={t('whatIf.table')}
      captioned
      stacks
      columns={(['kind', 'questions', 'minutes', 'finished', 'mastered'] as const).map((column) => ({
        title: t(`whatIf.${column}`),
        wide: column === 'kind',
        number: column !== 'kind',
      }))}
    >
      {results.map((one) => (
        <Kind key={one.kind} one={one} />
      ))}
    </DataTable>
  );
}

/** One kind of student; where time ran out before all of them had practised, it says so. */
function Kind({ one: { kind, people, questions, minutes, finished, mastered } }: { one: Expected }): VNode {
  const { t, number, percent } = useText();
  const figure = (of: 'questions' | 'minutes' | 'finished' | 'mastered', words: string) => (
    <Cell head={t(`whatIf.${of}`)} look="number">
      {people === 0 ? '–' : words}
    </Cell>
  );
  return (
    <Row>
      <RowHead>
        {t(`whatIf.kind.${kind}`)}
        {people < WHAT_IF_PEOPLE ? (
          <p class="hint-line">{t('whatIf.unfinished', { people, count: WHAT_IF_PEOPLE })}</p>
        ) : null}
      </RowHead>
      {figure('questions', number(questions))}
      {figure('minutes', number(minutes))}
      {figure('finished', percent(finished))}
      {figure('mastered', percent(mastered))}
    </Row>
  );
}

function Weeks({ minutes }: { minutes: readonly number[] }): VNode {
  const { t } = useText();
  const most = Math.max(1, ...minutes);
  return (
    <div>
      <h3>{t('whatIf.weeks')}</h3>
      <ul class="what-if__weeks">
        {minutes.map((mean, index) => {
          const words = t('whatIf.week', { week: index + 1, minutes: mean });
          return (
            <li key={words}>
              <span>{words}</span> <Bar label={words} value={mean / most} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
