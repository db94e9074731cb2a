import type { Answer } from '../../../src/api/answer.ts';
import type { PublicServing } from '../../../src/api/question.ts';
import type { Feedback, Turn, TurnAgain } from '../../../src/api/turn.ts';
import { emptyAnswer } from '../../components/question/ask.ts';

/** What stands on the question card. The next question waits in `turn` until the learner asks for it. */
export interface PracticeState {
  readonly turn: Turn;
  readonly shown: PublicServing | null;
  readonly feedback: Feedback | null;
  readonly answer: Answer | null;
  /** The answer shown is the one the feedback is about: it was not changed since. */
  readonly marked: boolean;
  /** Counts the questions and steps shown: a new number is a new card. */
  readonly card: number;
  /** Counts the verdicts on the card: a new number is told anew, also in the words of the last one. */
  readonly verdicts: number;
}

/** The card of a turn's open question, nothing answered yet. */
export function openCard(turn: Turn, card = 0): PracticeState {
  const shown = turn.serving;
  return {
    turn,
    shown,
    feedback: openFeedback(turn),
    answer: shown && emptyAnswer(shown.question.ask),
    marked: false,
    card,
    verdicts: 0,
  };
}

/** Feedback that still belongs to the open question: a try that may be repeated. */
function openFeedback({ feedback, serving }: Turn): Feedback | null {
  const same = feedback?.serving === serving?.id && feedback?.step === serving?.step;
  return feedback && same && feedback.then === 'again' ? feedback : null;
}

/** The turn after an answer or a reveal: feedback on the shown question, which stays until `nextCard`. */
export function takeFeedback(state: PracticeState, turn: Turn): PracticeState {
  const { feedback } = turn;
  if (feedback === null) return restart(state, turn);
  // The answer in sight is always the one the verdict is about.
  const answer = feedback.earlier ?? state.answer;
  const shown = feedback.then === 'again' ? (turn.serving ?? state.shown) : state.shown;
  return { ...state, turn, feedback, answer, marked: true, shown, verdicts: state.verdicts + 1 };
}

/** The turn after a hint: the same question with one hint more. */
export function takeHints(state: PracticeState, turn: Turn): PracticeState {
  const same = turn.serving?.id === state.shown?.id && turn.serving?.step === state.shown?.step;
  return same ? { ...state, turn, shown: turn.serving } : restart(state, turn);
}

/**
 * The turn told again, in another language: the same card with its words anew. What is chosen and typed, the verdict and how
 * it came about stay; a card that is no longer the open question of the turn stays whole, and the next answer tells.
 */
export function retold(state: PracticeState, { judged, ...turn }: TurnAgain): PracticeState {
  const { shown, feedback } = state;
  if (shown === null) return { ...state, turn };
  const next = isOver(state) ? judged : turn.serving;
  if (next?.id !== shown.id || next.step !== shown.step) return isOver(state) ? { ...state, turn } : state;
  return { ...state, turn, shown: next, feedback: feedback && retoldFeedback(feedback, turn) };
}

/** Of an answer that could not be read the tool keeps nothing: what was said of it has no words of the author. */
function retoldFeedback(old: Feedback, { feedback, skills }: Turn): Feedback {
  const told = feedback ?? old;
  const { earlier, check } = old;
  const titleOf = (id: string, before: string) => skills.find((one) => one.id === id)?.title ?? before;
  return {
    ...told,
    earlier,
    skill: { ...told.skill, title: titleOf(told.skill.id, told.skill.title) },
    ...(check ? { check: { ...check, title: titleOf(check.skill, check.title) } } : {}),
  };
}

/** The turn after an answer to advice: what is on the card, read or half answered, stays as it is. */
export function takeAdvice(state: PracticeState, turn: Turn): PracticeState {
  return { ...state, turn };
}

/** The turn after what begins anew: its question as a new card. */
export function restart(state: PracticeState, turn: Turn): PracticeState {
  return openCard(turn, state.card + 1);
}

/** The question that was waiting. */
export function nextCard(state: PracticeState): PracticeState {
  return restart(state, state.turn);
}

/** Whether the shown question (or step) is over and only to be read. */
export function isOver({ feedback }: PracticeState): boolean {
  return feedback !== null && feedback.then !== 'again';
}
