import type { VNode } from 'preact';
import type { WhatIf as Expected } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Bar } from '../bar/Bar.tsx';
import { meanWeeks, scarceOf } from './merge.ts';

interface Props {
  readonly results: readonly Expected[];
  readonly titleOf: (skill: string) => string;
}

/**
 * What came of the made-up students: what to act on first, then each kind, then the weeks.
 * Criteria: trouble before figures; a real table; every bar has its sentence.
 */
export function WhatIfResult({ results, titleOf }: Props): VNode {
  const { t } = useText();
  const stranded = results.reduce((sum, { deadEnds }) => sum + deadEnds, 0);
  const scarce = scarceOf(results);
  return (
    <div class="stack">
      {stranded === 0 && scarce.length === 0 ? <p>{t('whatIf.fine')}</p> : null}
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
  const { t, number, percent } = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('whatIf.table')}>
      <table class="plain-table">
        <caption>{t('whatIf.table')}</caption>
        <thead>
          <tr>
            {(['kind', 'questions', 'minutes', 'finished', 'mastered'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`whatIf.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map((one) => (
            <tr key={one.kind}>
              <th scope="row">{t(`whatIf.kind.${one.kind}`)}</th>
              <td>{number(one.questions)}</td>
              <td>{number(one.minutes)}</td>
              <td>{percent(one.finished)}</td>
              <td>{percent(one.mastered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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
