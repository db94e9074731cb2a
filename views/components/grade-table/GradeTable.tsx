import type { VNode } from 'preact';
import type { ClassOverview } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { classGradeSentence } from './classGrade.ts';

interface Props {
  readonly overview: ClassOverview;
  readonly busy: boolean;
  /** One learner's grade, or all of them with null. */
  readonly onResend: (learner: string | null) => void;
}

/**
 * Where each learner's grade stands between here and the gradebook.
 * Criteria: a real table; the state in a sentence; every button says whose grade it sends.
 */
export function GradeTable({ overview, busy, onResend }: Props): VNode {
  const text = useText();
  return (
    <div class="stack">
      <div class="actions no-print">
        <Button icon="send" busy={busy} onClick={() => onResend(null)}>
          {text.t('class.resendAll')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={text.t('class.column.state')}>
        <table class="plain-table">
          <caption class="visually-hidden">{text.t('class.tab.grades')}</caption>
          <thead>
            <tr>
              <th scope="col">{text.t('class.column.name')}</th>
              <th scope="col">{text.t('class.column.grade')}</th>
              <th scope="col">{text.t('class.column.state')}</th>
              <th scope="col">
                <span class="visually-hidden">{text.t('class.column.action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {overview.rows.map(({ learner, name, grade }) => (
              <tr key={learner} class={grade.state === 'parked' ? 'row--warn' : undefined}>
                <th scope="row">{name}</th>
                <td class="number">{grade.value === null ? '–' : text.percent(grade.value)}</td>
                <td>{classGradeSentence(text, grade)}</td>
                <td>
                  {grade.value === null || grade.state === 'not-graded' ? null : (
                    <Button
                      look="quiet"
                      busy={busy}
                      label={`${text.t('grade.sendAgain')}: ${name}`}
                      onClick={() => onResend(learner)}
                    >
                      {text.t('grade.sendAgain')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
