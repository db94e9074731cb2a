import { useEffect, useRef } from 'preact/hooks';
import { isOver, type PracticeState } from './practiceState.ts';

function focus(id: string): void {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}

/**
 * Moves the focus where reading goes on: to the verdict when a question is over, back to the answer when it may be
 * tried again, to the heading of a new question. Not on the first draw, so that a frame never steals the focus.
 */
export function useCardFocus(state: PracticeState): void {
  const seen = useRef({ card: state.card, feedback: state.feedback });
  useEffect(() => {
    const before = seen.current;
    seen.current = { card: state.card, feedback: state.feedback };
    if (state.card !== before.card) focus('question-title');
    else if (state.feedback !== null && state.feedback !== before.feedback) {
      focus(isOver(state) ? 'feedback-title' : 'answer');
    }
  }, [state]);
}
