import type { VNode } from 'preact';
import type { ItemAnalysis, QuestionAnalysis, QuestionFault } from '../../../src/api/itemAnalysis.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { RichText } from '../rich-text/RichText.tsx';
import { ShareChart } from './ShareChart.tsx';

/**
 * What everybody's answers say about the questions of an activity.
 * Criteria: what is wrong is said in words, not by colour; no number rests on too few answers, and what is missing is
 * said in its place; tables scroll in their own box.
 */
export function ItemAnalysisView({ analysis: { found } }: { analysis: ItemAnalysis }): VNode {
  const { t, moment } = useText();
  if (found === null) return <p>{t('questions.none')}</p>;
  const { at, answers, learners, questions, more, calibration, curves } = found;
  return (
    <>
      <p>{t('questions.basis', { answers, learners, date: moment(at) })}</p>
      <Questions questions={questions} />
      {more > 0 ? <p>{t('questions.more', { count: more })}</p> : null}
      <h3>{t('questions.calibration')}</h3>
      <p>{t('questions.calibrationHint')}</p>
      <ShareChart title={t('questions.calibration')} points={calibration} along="foretold" />
      <h3>{t('questions.curves')}</h3>
      <p>{t('questions.curvesHint')}</p>
      {curves.map(({ skill, points }) => (
        <ShareChart key={skill} title={skill} points={points} along="order" />
      ))}
    </>
  );
}

function Questions({ questions }: { questions: readonly QuestionAnalysis[] }): VNode {
  const { t } = useText();
  const heads = ['question', 'answers', 'right', 'difficulty', 'discrimination', 'faults'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('questions.table')}>
      <table class="plain-table">
        <caption class="visually-hidden">{t('questions.table')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`questions.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <QuestionRow key={`${question.item} ${question.step}`} question={question} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function QuestionRow({ question }: { question: QuestionAnalysis }): VNode {
  const text = useText();
  const { t, percent, number } = text;
  const { prompt, language, skill, answers, missing, right, difficulty, discrimination, faults } = question;
  return (
    <tr class={faults.length > 0 ? 'row--warn' : undefined}>
      <th scope="row">
        <RichText html={prompt} lang={language} />
        <small>{skill}</small>
      </th>
      <td>{answers}</td>
      {right === null || difficulty === null || discrimination === null ? (
        <td colSpan={3}>{t('questions.missing', { count: missing })}</td>
      ) : (
        <>
          <td>{percent(right)}</td>
          <td>{number(difficulty, 2)}</td>
          <td>{number(discrimination, 2)}</td>
        </>
      )}
      <td>
        {faults.length === 0 ? t('questions.fine') : null}
        {faults.map((fault) => (
          <p key={fault.code}>{faultWords(text, fault)}</p>
        ))}
      </td>
    </tr>
  );
}

function faultWords({ t, percent }: Translator, fault: QuestionFault): string {
  switch (fault.code) {
    case 'negative_discrimination':
      return t('questions.fault.negative');
    case 'drift':
      return t('questions.fault.drift', { before: percent(fault.before), lately: percent(fault.lately) });
    default: {
      const shares = { response: fault.response, share: percent(fault.share), key: percent(fault.key) };
      return t(fault.code === 'wrong_key' ? 'questions.fault.key' : 'questions.fault.rival', shares);
    }
  }
}
