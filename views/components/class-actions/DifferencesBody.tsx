import type { VNode } from 'preact';
import type { DifferingGrade } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { personName } from '../class-table/personName.ts';
import { verdictSentence } from '../grade-report/verdictSentence.ts';
import { SHOWN } from './actionCard.ts';

interface Props {
  readonly people: readonly DifferingGrade[];
  readonly busy: boolean;
  readonly onReplace: (grade: DifferingGrade) => void;
}

/**
 * Grades that the gradebook shows otherwise: whose, both figures, since when, why, and the one thing that puts ours there.
 * Criteria: figures and reason in words; each button is named with whose grade it sends.
 */
export function DifferencesBody({ people, busy, onReplace }: Props): VNode {
  const { t } = useText();
  const rest = people.length - SHOWN;
  return (
    <ul class="action-groups">
      {people.slice(0, SHOWN).map((grade) => (
        <Difference key={`${grade.learner} ${grade.link}`} grade={grade} busy={busy} onReplace={onReplace} />
      ))}
      {rest > 0 ? <li>{t('class.more', { count: rest })}</li> : null}
    </ul>
  );
}

function Difference({
  grade,
  busy,
  onReplace,
}: Omit<Props, 'people'> & { readonly grade: DifferingGrade }): VNode {
  const text = useText();
  const { wanted, shown, since, why, column } = grade;
  const name = personName(text, grade);
  return (
    <li>
      <h4>{column === null ? name : `${name} · ${column}`}</h4>
      <p>
        {text.t('class.differ.figures', {
          here: text.percent(wanted),
          there: shown === null ? text.t('class.differ.none') : text.percent(shown),
          time: text.moment(since),
        })}{' '}
        {verdictSentence(text, why)}
        {why === 'byHand' ? ` ${text.t('class.differ.byHand')}` : null}
      </p>
      <Button
        look="quiet"
        busy={busy}
        label={`${text.t('class.compare.send')}: ${name}`}
        onClick={() => onReplace(grade)}
      >
        {text.t('class.compare.send')}
      </Button>
    </li>
  );
}
