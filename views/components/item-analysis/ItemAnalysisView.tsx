import type { VNode } from 'preact';
import type { ItemAnalysis, QuestionAnalysis, QuestionFault } from '../../../src/api/itemAnalysis.ts';
import { around } from '../../runtime/around.ts';
import { useText } from '../../runtime/text.ts';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';
import { RichText } from '../rich-text/RichText.tsx';
import { ShareChart } from './ShareChart.tsx';

const HEADS = ['question', 'faults', 'answers', 'right', 'difficulty', 'discrimination'] as const;
const FIGURES: ReadonlySet<string> = new Set(['answers', 'right', 'difficulty', 'discrimination']);

/**
 * What everybody's answers say about the questions of an activity.
 * Criteria: what is wrong is said in words, not by colour; no number rests on too few answers, and what is missing is
 * said in its place; tables scroll in their own box.
 */
export function ItemAnalysisView({ analysis: { found } }: { analysis: ItemAnalysis }): VNode {
  const { t, moment } = useText();
  if (found === null) return <p class="card empty">{t('questions.none')}</p>;
  const { at, answers, learners, questions, more, calibration, curves } = found;
  return (
    <>
      <p>{t('questions.basis', { answers, learners, date: moment(at) })}</p>
      {questions.length === 0 ? null : <Questions questions={questions} />}
      {more > 0 ? <p>{t('questions.more', { count: more })}</p> : null}
      {questions.length === 0 ? null : <p class="hint-line">{t('questions.scales')}</p>}
      <h3>{t('questions.calibration')}</h3>
      <p>{t('questions.calibrationHint')}</p>
      <ShareChart title={t('questions.calibration')} titled points={calibration} along="foretold" />
      <h3>{t('questions.curves')}</h3>
      <p>{t('questions.curvesHint')}</p>
      <div class="share-charts">
        {curves.map(({ skill, points }) => (
          <ShareChart key={skill} title={skill} points={points} along="order" />
        ))}
      </div>
    </>
  );
}

function Questions({ questions }: { questions: readonly QuestionAnalysis[] }): VNode {
  const { t } = useText();
  return (
    <DataTable
      label={t('questions.table')}
      stacks
      columns={HEADS.map((head) => ({
        title: t(`questions.${head}`),
        number: FIGURES.has(head),
        wide: head === 'question' || head === 'faults',
      }))}
    >
      {questions.map((question) => (
        <QuestionRow key={`${question.item} ${question.step}`} question={question} />
      ))}
    </DataTable>
  );
}

function QuestionRow({ question }: { question: QuestionAnalysis }): VNode {
  const { t, percent, number } = useText();
  const { prompt, language, skill, answers, missing, right, difficulty, discrimination, faults } = question;
  return (
    <Row look={faults.length > 0 ? 'row--warn' : undefined}>
      <RowHead>
        <RichText html={prompt} lang={language} />
        <span class="hint-line">{skill}</span>
      </RowHead>
      <Cell head={t('questions.faults')}>
        {faults.length === 0 ? t('questions.fine') : null}
        {faults.map((fault) => (
          <Fault key={fault.code} fault={fault} />
        ))}
      </Cell>
      <Figure of="answers">{number(answers)}</Figure>
      {right === null || difficulty === null || discrimination === null ? (
        <Figure of="right" span={3}>
          {t('questions.missing', { count: missing })}
        </Figure>
      ) : (
        <>
          <Figure of="right">{percent(right)}</Figure>
          <Figure of="difficulty">{number(difficulty, 2)}</Figure>
          <Figure of="discrimination">{number(discrimination, 2)}</Figure>
        </>
      )}
    </Row>
  );
}

interface FigureProps {
  readonly of: 'answers' | 'right' | 'difficulty' | 'discrimination';
  readonly span?: number;
  readonly children: string;
}

function Figure({ of, span, children }: FigureProps): VNode {
  const { t } = useText();
  return (
    <Cell head={t(`questions.${of}`)} look="number" {...(span === undefined ? {} : { span })}>
      {children}
    </Cell>
  );
}

/** What is wrong, the answer it is about in its own language. */
function Fault({ fault }: { fault: QuestionFault }): VNode {
  const { t, percent } = useText();
  switch (fault.code) {
    case 'negative_discrimination':
      return <p>{t('questions.fault.negative')}</p>;
    case 'drift':
      return (
        <p>{t('questions.fault.drift', { before: percent(fault.before), lately: percent(fault.lately) })}</p>
      );
    default: {
      const key = fault.code === 'wrong_key' ? 'questions.fault.key' : 'questions.fault.rival';
      const shares = { share: percent(fault.share), key: percent(fault.key) };
      const [before, after] = around((response) => t(key, { response, ...shares }));
      return (
        <p>
          {before}
          <bdi lang={fault.language}>{fault.response}</bdi>
          {after}
        </p>
      );
    }
  }
}
