import type { ComponentChildren, VNode } from 'preact';
import type { SkillChange } from '../../../src/api/explanation.ts';
import type { Feedback } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { ChangeDetails } from '../explained/ChangeDetails.tsx';
import { Icon } from '../icon/Icon.tsx';
import { LevelMark, levelRank } from '../level/LevelMark.tsx';
import { ReadAloud } from '../read-aloud/ReadAloud.tsx';
import { RichText } from '../rich-text/RichText.tsx';
import { saysNothing, VERDICT_ICON, verdictOf } from './verdict.ts';

interface Props {
  readonly feedback: Feedback;
  readonly lang: string;
  readonly children?: ComponentChildren;
}

/**
 * What an answer brought: right or wrong and why, what it shows, the solution and the explanation.
 * Criteria: the heading takes focus once the step is over (`tabindex=-1`), so reading goes on from there; the verdict
 * is a word and a shape, not a colour; short notes say what to change; in the author's language. Where another answer was
 * counted than the one sent, that is said before anything about it.
 */
export function FeedbackPanel({ feedback, lang, children }: Props): VNode {
  const text = useText();
  const verdict = verdictOf(feedback);
  const note = feedback.note === null ? null : text.find(`feedback.note.${feedback.note}`);
  const all = [feedback.message, feedback.solution, feedback.explanation]
    .filter((html) => html !== null)
    .join(' ');
  return (
    <section class={`feedback feedback--${verdict}`} aria-labelledby="feedback-title">
      <h3 id="feedback-title" class="feedback__title" tabIndex={-1}>
        <Icon name={VERDICT_ICON[verdict]} />
        {text.t(`feedback.${verdict}`)}
      </h3>
      {feedback.earlier === null ? null : <p class="notice">{text.t('feedback.earlier')}</p>}
      {note === null ? null : <p>{note}</p>}
      {saysNothing(feedback) ? <p>{text.t('feedback.again')}</p> : null}
      {feedback.misconception === null ? null : (
        <p class="feedback__pattern">
          {text.t('feedback.misconception', { title: feedback.misconception.title })}
        </p>
      )}
      {feedback.message === null ? null : <RichText html={feedback.message} lang={lang} />}
      {feedback.solution === null ? null : (
        <div class="solution">
          <h4>{text.t('feedback.solution')}</h4>
          <RichText html={feedback.solution} lang={lang} />
        </div>
      )}
      {feedback.explanation === null ? null : (
        <div class="solution">
          <h4>{text.t('feedback.explanation')}</h4>
          <RichText html={feedback.explanation} lang={lang} />
        </div>
      )}
      {feedback.rapid ? <p class="hint-line">{text.t('feedback.rapid')}</p> : null}
      {feedback.hurried ? <p class="hint-line">{text.t(`feedback.hurried.${feedback.hurried}`)}</p> : null}
      {feedback.slip ? <p class="hint-line">{text.t('feedback.slip')}</p> : null}
      {feedback.check ? (
        <p class="notice">
          {text.t('feedback.check', { outcome: feedback.check.outcome, skill: feedback.check.title })}
        </p>
      ) : null}
      {all === '' ? null : <ReadAloud key={lang} html={all} lang={lang} />}
      {feedback.correct ? <Rises changes={feedback.changed?.skills ?? []} /> : null}
      {feedback.changed ? <ChangeDetails change={feedback.changed} /> : null}
      {children}
    </section>
  );
}

/** Levels that rose, celebrated quietly: a drawing that unfolds once, still where motion is not wanted. */
function Rises({ changes }: { changes: readonly SkillChange[] }): VNode | null {
  const { t } = useText();
  const risen = changes.filter((change) => levelRank(change.after.level) > levelRank(change.before.level));
  if (risen.length === 0) return null;
  return (
    <ul class="rises">
      {risen.map((change) => (
        <li key={change.skill} class="rise">
          <LevelMark level={change.after.level} />
          <span>{t('feedback.risen', { skill: change.title })}</span>
        </li>
      ))}
    </ul>
  );
}
