import type { VNode } from 'preact';
import {
  DIFFERENCES,
  type GradeVerdict,
  type GradeReport as Report,
  type ReportedGrade,
} from '../../../src/api/gradeReport.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { personName } from '../class-table/personName.ts';
import { DataTable } from '../data-table/DataTable.tsx';
import { verdictSentence } from './verdictSentence.ts';
import { whyUnread } from './whyUnread.ts';

interface Props {
  readonly report: Report;
  readonly busy: boolean;
  /** Sends the grade of one learner so that it stands in this column of the gradebook. */
  readonly onResend: (grade: ReportedGrade) => void;
}

/** Where ours can be put in the place of what stands there, if the instructor wants that. */
const REPLACEABLE: readonly GradeVerdict[] = DIFFERENCES;

/**
 * The gradebook beside the grades decided here, differences only, each with its reason.
 * Criteria: a real table; both values and the reason in words; a button says whose grade it sends; agreement is a sentence.
 */
export function GradeReport({ report, busy, onResend }: Props): VNode {
  const text = useText();
  const differing = report.grades.filter(({ verdict }) => verdict !== 'same');
  const [all, same] = [report.grades.length, report.grades.length - differing.length];
  return (
    <div class="stack">
      <h4>{text.t('class.compare.title', { time: text.moment(report.at) })}</h4>
      {report.unread.map((code) => (
        <p key={code} class="notice notice--warn">
          {text.t('class.compare.unread', { reason: whyUnread(text, code) })}
        </p>
      ))}
      {all > 0 || report.unread.length === 0 ? <p>{text.t('class.compare.count', { all, same })}</p> : null}
      {differing.length > 0 ? <Differences grades={differing} busy={busy} onResend={onResend} /> : null}
    </div>
  );
}

interface DifferencesProps extends Omit<Props, 'report'> {
  readonly grades: readonly ReportedGrade[];
}

function Differences({ grades, busy, onResend }: DifferencesProps): VNode {
  const { t } = useText();
  return (
    <DataTable
      label={t('class.compare.differences')}
      columns={[
        { title: t('class.column.name') },
        { title: t('class.compare.here'), number: true },
        { title: t('class.compare.there'), number: true },
        { title: t('class.compare.why') },
      ]}
    >
      {grades.map((grade) => (
        <Difference key={`${grade.learner} ${grade.link}`} grade={grade} busy={busy} onResend={onResend} />
      ))}
    </DataTable>
  );
}

function Difference({
  grade,
  busy,
  onResend,
}: Omit<Props, 'report'> & { readonly grade: ReportedGrade }): VNode {
  const text = useText();
  const name = personName(text, grade);
  const share = (value: number | null) => (value === null ? '–' : text.percent(value));
  return (
    <tr class={grade.verdict === 'onItsWay' ? undefined : 'row--warn'}>
      <th scope="row">
        {name}
        {grade.column === null ? null : <span class="hint-line"> {grade.column}</span>}
      </th>
      <td class="number">{share(grade.wanted)}</td>
      <td class="number">{share(grade.shown)}</td>
      <td>
        {verdictSentence(text, grade.verdict, { reason: grade.reason, sentAt: grade.sent?.at ?? null })}
        {REPLACEABLE.includes(grade.verdict) ? (
          <Button
            look="quiet"
            busy={busy}
            label={`${text.t('class.compare.send')}: ${name}`}
            onClick={() => onResend(grade)}
          >
            {text.t('class.compare.send')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
