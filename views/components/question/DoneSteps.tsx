import type { VNode } from 'preact';
import type { DoneStep } from '../../../src/api/question.ts';
import { useText } from '../../runtime/text.ts';
import { RichText } from '../rich-text/RichText.tsx';

/** The steps of a problem that are behind the learner, each with its solution, so that nothing must be remembered. */
export function DoneSteps({ done, lang }: { done: readonly DoneStep[]; lang: string }): VNode | null {
  const { t } = useText();
  if (done.length === 0) return null;
  return (
    <ol class="done-steps" aria-label={t('question.doneSteps')}>
      {done.map((step, index) => (
        // Steps are only ever added.
        <li key={index}>
          <RichText html={step.prompt} lang={lang} />
          <div class="done-steps__solution">
            <span class="visually-hidden">{t('feedback.solution')} </span>
            <RichText html={step.solution} lang={lang} />
          </div>
        </li>
      ))}
    </ol>
  );
}
