import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PublicServing } from '../../../src/api/question.ts';
import { Hints } from '../../components/hints/Hints.tsx';
import { AskInput } from '../../components/question/AskInput.tsx';
import { isAnswered } from '../../components/question/ask.ts';
import { DoneSteps } from '../../components/question/DoneSteps.tsx';
import { ReadAloud } from '../../components/read-aloud/ReadAloud.tsx';
import { RichText } from '../../components/rich-text/RichText.tsx';
import { WhyPanel } from '../../components/why/WhyPanel.tsx';
import { useSettings } from '../../runtime/settings.ts';
import { useText } from '../../runtime/text.ts';
import { useStopwatch } from '../../runtime/useStopwatch.ts';
import { CardActions } from './CardActions.tsx';
import { CardFeedback } from './CardFeedback.tsx';
import { isOver, type PracticeState } from './practiceState.ts';
import { useCardFocus } from './useCardFocus.ts';
import type { Practice } from './usePractice.ts';
import { useShortcuts } from './useShortcuts.ts';

/** Id of the first input of the answer; an error links here and focus returns here. */
export const ANSWER_ID = 'answer';

/** The open question: prompt, answer, hints, verdict, and what can be done next. */
export function QuestionCard({ practice, serving }: { practice: Practice; serving: PublicServing }): VNode {
  const { state } = practice;
  const over = isOver(state);
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { settings } = useSettings();
  const elapsed = useStopwatch(`${state.card}:${serving.try}`, settings?.extraTime ?? 1);
  useCardFocus(state);
  useEffect(() => setMissing(false), [state.answer, state.card]);
  const check = () => {
    if (state.answer === null || practice.request.busy) return;
    if (isAnswered(serving.question.ask, state.answer)) practice.answer(elapsed());
    else {
      setMissing(true);
      document.getElementById(ANSWER_ID)?.focus();
    }
  };
  useShortcuts(settings?.shortcuts ?? true, {
    onEnter: over ? practice.next : check,
    onHint: () => !over && serving.hintsLeft > 0 && practice.hint(),
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (over) practice.next();
    else check();
  };
  return (
    <>
      <form
        ref={form}
        method="dialog"
        class="card question"
        data-marked={markOf(state)}
        onSubmit={submit}
        noValidate
        aria-labelledby="question-title"
      >
        <CardHead serving={serving} answered={practice.state.turn.sitting.answered} over={over} />
        <DoneSteps done={serving.done} lang={serving.language} />
        <div class="prompt" id="prompt">
          <RichText html={serving.question.prompt} lang={serving.language} />
        </div>
        <ReadAloud html={serving.question.prompt} lang={serving.language} />
        {state.answer === null ? null : (
          <AskInput
            key={state.card}
            ask={serving.question.ask}
            answer={state.answer}
            onChange={practice.change}
            over={over}
            parts={state.feedback?.parts ?? {}}
            name={ANSWER_ID}
            labelledBy="prompt"
            describedBy={missing ? 'answer-missing' : undefined}
            lang={serving.language}
            invalid={missing}
          />
        )}
        <Missing shown={missing} />
        <Hints serving={serving} />
        <CardFeedback practice={practice} serving={serving} />
        <CardActions practice={practice} serving={serving} over={over} />
      </form>
      <WhyPanel why={serving.why} skills={state.turn.skills} />
    </>
  );
}

function Missing({ shown }: { shown: boolean }): VNode {
  const { t } = useText();
  return (
    <div role="alert">
      {shown ? (
        <p id="answer-missing" class="field-error">
          {t('question.missing')}
        </p>
      ) : null}
    </div>
  );
}

/** How the answer in sight was marked, for its looks; nothing once it is changed. */
function markOf({ feedback, marked }: PracticeState): 'right' | 'wrong' | undefined {
  if (!feedback || !marked || feedback.note === 'revealed' || feedback.note === 'unreadable')
    return undefined;
  return feedback.correct ? 'right' : 'wrong';
}

interface HeadProps {
  readonly serving: PublicServing;
  readonly answered: number;
  readonly over: boolean;
}

function CardHead({ serving, answered, over }: HeadProps): VNode {
  const { t } = useText();
  // the first try of each step is counted when it is made, and this question keeps its number through its steps
  const counted = over || serving.try > 1;
  const number = Math.max(1, answered + (counted ? 0 : 1) - serving.step);
  return (
    <header class="question__head">
      <h2 id="question-title" tabIndex={-1}>
        {t('question.number', { number })}
      </h2>
      <p class="question__skill">
        <bdi lang={serving.language}>{serving.skill.title}</bdi>
        {serving.steps > 1 ? (
          <span class="chip">{t('question.step', { step: serving.step + 1, steps: serving.steps })}</span>
        ) : null}
        {serving.tries > 1 && !over ? (
          <span class="chip chip--quiet">
            {t('question.try', { try: serving.try, tries: serving.tries })}
          </span>
        ) : null}
      </p>
    </header>
  );
}
