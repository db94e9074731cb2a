import { useEffect, useRef } from 'preact/hooks';
import type { SkillExplanation } from '../../../src/api/turn.ts';
import { reveal } from '../../runtime/reveal.ts';
import { isOver, type PracticeState } from './practiceState.ts';

function focus(id: string): void {
  document.getElementById(id)?.focus({ preventScroll: true });
}

/** The answer that stands there: of options the chosen one, for the arrow keys go on from it. */
function focusAnswer(): void {
  focus(document.querySelector('input[type=radio][name=answer]:checked')?.id ?? 'answer');
}

/** Brings the elements that match into sight, the first at any rate. */
function show(...selectors: readonly string[]): void {
  reveal(...selectors.flatMap((selector) => document.querySelector(selector) ?? []));
}

/**
 * Moves the focus where reading goes on: to the verdict when a question is over, back to the answer when it may be
 * tried again, to the heading of a new question. What is new there is brought into sight: it may lie below the fold of
 * the frame; for an explanation that was asked for the focus stays on its button, which brings the next form. Not on the
 * first draw, so that a frame never steals the focus.
 */
export function useCardFocus(state: PracticeState, explanation: SkillExplanation | null): void {
  const seen = useRef({ card: state.card, verdicts: state.verdicts });
  useEffect(() => {
    const before = seen.current;
    seen.current = { card: state.card, verdicts: state.verdicts };
    if (state.card !== before.card) {
      focus('question-title');
      show('.question');
    } else if (state.verdicts !== before.verdicts) {
      if (isOver(state)) focus('feedback-title');
      else focusAnswer();
      show('.question .feedback', '.question .card__actions');
    }
  }, [state]);
  const hints = state.shown?.hints.length ?? 0;
  const known = useRef({ card: state.card, hints });
  useEffect(() => {
    const before = known.current;
    known.current = { card: state.card, hints };
    if (state.card !== before.card || hints <= before.hints) return;
    // The button of the last hint is gone with it; any other keeps the focus and stands below.
    if (document.activeElement === document.body) focusAnswer();
    show('.question .hint:last-of-type', '.question .feedback', '.question .card__actions');
  }, [state.card, hints]);
  useEffect(() => {
    if (explanation !== null) show('.question .explanation', '.question .card__actions');
  }, [explanation]);
}
