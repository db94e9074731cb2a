import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PublicServing } from '../../../src/api/question.ts';
import { Hints } from '../../components/hints/Hints.tsx';
import { AskInput } from '../../components/question/AskInput.tsx';
import { isAnswered } from '../../components/question/ask.ts';
import { DoneSteps } from '../../components/question/DoneSteps.tsx';
import { passagesOf } from '../../components/question/passagesOf.ts';
import { ReadAloud } from '../../components/read-aloud/ReadAloud.tsx';
import { RichText } from '../../components/rich-text/RichText.tsx';
import { WhyPanel } from '../../components/why/WhyPanel.tsx';
import { useSettings } from '../../runtime/settings.ts';
import { useText } from '../../runtime/text.ts';
import { useStopwatch } from '../../runtime/useStopwatch.ts';
import { CardActions } from './CardActions.tsx';
import { CardFeedback } from './CardFeedback.tsx';
import { extraTimeOf } from './extraTime.ts';
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
  const text = useText();
  const { missing, goOn } = useChecking(practice, serving);
  useCardFocus(state, practice.explanation);
  const submit = (event: Event) => {
    event.preventDefault();
    goOn();
  };
  return (
    <>
      <form
        method="dialog"
        class="card question"
        data-marked={markOf(state)}
        onSubmit={submit}
        noValidate
        aria-labelledby="question-title"
      >
        <CardHead serving={serving} answered={state.turn.sitting.answered} over={over} />
        <DoneSteps done={serving.done} lang={serving.language} />
        <div class="prompt" id="prompt">
          <RichText html={serving.question.prompt} lang={serving.language} />
        </div>
        <ReadAloud
          key={`${state.card}/${serving.language}`}
          html={serving.question.prompt}
          lang={serving.language}
          after={passagesOf(serving.question.ask, state.answer, serving.language, text)}
        />
        <CardAnswer practice={practice} serving={serving} over={over} missing={missing} />
        <Missing shown={missing} />
        <Hints serving={serving} />
        <CardFeedback practice={practice} serving={serving} />
        <CardActions practice={practice} serving={serving} over={over} />
      </form>
      <WhyPanel why={serving.why} skills={state.turn.skills} />
    </>
  );
}

/** Checking the answer, or going on once the question is over, by the button or a key; and whether an answer is missing. */
function useChecking(practice: Practice, { question, hintsLeft, try: number }: PublicServing) {
  const { state } = practice;
  const [missing, setMissing] = useState(false);
  const { settings } = useSettings();
  const elapsed = useStopwatch(`${state.card}:${number}`, extraTimeOf(settings, state.turn));
  useEffect(() => setMissing(false), [state.answer, state.card]);
  const check = () => {
    if (state.answer === null || practice.request.busy) return;
    if (isAnswered(question.ask, state.answer)) practice.answer(elapsed());
    else {
      setMissing(true);
      document.getElementById(ANSWER_ID)?.focus();
    }
  };
  const over = isOver(state);
  const goOn = over ? practice.next : check;
  useShortcuts(settings?.shortcuts ?? true, {
    onEnter: goOn,
    onHint: () => !over && hintsLeft > 0 && practice.hint(),
  });
  return { missing, goOn };
}

interface AnswerProps {
  readonly practice: Practice;
  readonly serving: PublicServing;
  readonly over: boolean;
  readonly missing: boolean;
}

/** Where the answer is given. */
function CardAnswer({ practice, serving, over, missing }: AnswerProps): VNode | null {
  const { answer, card, feedback } = practice.state;
  if (answer === null) return null;
  return (
    <AskInput
      key={card}
      ask={serving.question.ask}
      answer={answer}
      onChange={practice.change}
      over={over}
      parts={feedback?.parts ?? {}}
      name={ANSWER_ID}
      labelledBy="prompt"
      describedBy={missing ? 'answer-missing' : undefined}
      lang={serving.language}
      invalid={missing}
    />
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
