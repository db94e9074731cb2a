import { useState } from 'preact/hooks';
import type { Answer } from '../../../src/api/answer.ts';
import type { Pages } from '../../../src/api/page.ts';
import type { GradeView, Turn } from '../../../src/api/turn.ts';
import { useSession } from '../../runtime/session.ts';
import { usePersistentRequest } from '../../runtime/usePersistentRequest.ts';
import { type Send, verbsOfCard } from './cardVerbs.ts';
import { nextCard, openCard, type PracticeState, restart, retold } from './practiceState.ts';
import { useExplanation } from './useExplanation.ts';
import { useGoal } from './useGoal.ts';
import { useGrade } from './useGrade.ts';
import { useLanguageTurn } from './useLanguageTurn.ts';
import { type PracticeView, verbsOfWishes } from './wishVerbs.ts';

/** Everything the practice page shows and does. */
export type Practice = ReturnType<typeof usePractice>;

/** State of the practice page and the requests it makes. */
export function usePractice(data: Pages['practice']) {
  const { api } = useSession();
  const [state, set] = useState<PracticeState>(() => openCard(data.turn));
  const [view, show] = useState<PracticeView>(data.turn.sitting.finished ? 'summary' : 'practice');
  const request = usePersistentRequest();
  const setGrade = (grade: GradeView) => set((old) => ({ ...old, turn: { ...old.turn, grade } }));
  const send: Send = (path, body, take, done) =>
    request.run(
      () => api.post<Turn>(path, body),
      (turn) => {
        set((old) => take(old, turn));
        done?.();
      },
    );
  useLanguageTurn(state, request.busy, (turn) => set((old) => retold(old, turn)));
  const wishes = verbsOfWishes(send, show);
  return {
    state,
    view,
    show,
    request,
    change: (answer: Answer) => set((old) => ({ ...old, answer, marked: false })),
    next: () => set(nextCard),
    ...verbsOfCard(state, send),
    ...wishes,
    ...useGoal(request.busy, state.turn.goal, wishes.setGoal),
    finish: () => send('/api/finish', {}, restart, () => show('summary')),
    ...useExplanation(request, state.card),
    ...useGrade(state.turn.grade, setGrade),
  };
}
