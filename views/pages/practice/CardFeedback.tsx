import type { VNode } from 'preact';
import type { PublicServing } from '../../../src/api/question.ts';
import { ExplanationPanel } from '../../components/explanation/ExplanationPanel.tsx';
import { FeedbackPanel } from '../../components/feedback/FeedbackPanel.tsx';
import { saysNothing, verdictOf } from '../../components/feedback/verdict.ts';
import { plainText } from '../../runtime/plainText.ts';
import { useText } from '../../runtime/text.ts';
import type { Practice } from './usePractice.ts';

interface Props {
  readonly practice: Practice;
  readonly serving: PublicServing;
}

/** The verdict on the shown question, what is announced of it, and the explanation that was asked for. */
export function CardFeedback({ practice, serving }: Props): VNode {
  const { state, explanation } = practice;
  const { feedback } = state;
  return (
    <>
      <p class="visually-hidden" role="status">
        <Announcement practice={practice} serving={serving} />
      </p>
      {feedback === null ? null : <FeedbackPanel feedback={feedback} lang={serving.language} />}
      {explanation === null ? null : <ExplanationPanel explanation={explanation} lang={serving.language} />}
    </>
  );
}

/**
 * What is said of a try that may be repeated: focus goes back to the answer, so the verdict must be announced. Each is an
 * element of its own, for the same words twice in one would be announced once. When the question is over the focus itself moves to
 * the verdict.
 */
function Announcement({ practice, serving }: Props): VNode | null {
  const { t, find } = useText();
  const { feedback, verdicts } = practice.state;
  if (feedback === null || feedback.then !== 'again') return null;
  const { misconception, check } = feedback;
  const words = [
    `${t(`feedback.${verdictOf(feedback)}`)}.`,
    feedback.earlier === null ? null : t('feedback.earlier'),
    feedback.note === null ? null : find(`feedback.note.${feedback.note}`),
    misconception === null ? null : `${t('feedback.misconception', { title: misconception.title })}.`,
    feedback.message === null ? null : plainText(feedback.message),
    saysNothing(feedback) ? t('feedback.again') : null,
    feedback.rapid ? t('feedback.rapid') : null,
    feedback.hurried ? t(`feedback.hurried.${feedback.hurried}`) : null,
    feedback.slip ? t('feedback.slip') : null,
    check ? t('feedback.check', { outcome: check.outcome, skill: check.title }) : null,
    t('question.try', { try: serving.try, tries: serving.tries }),
  ];
  return <span key={verdicts}>{words.filter((word) => word !== null).join(' ')}</span>;
}
