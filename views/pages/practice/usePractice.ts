import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../../src/api/answer.ts';
import type { Pages } from '../../../src/api/page.ts';
import type {
  AnswerRequest,
  ChooseRequest,
  DisputeRequest,
  GradeView,
  SkillExplanation,
  Turn,
} from '../../../src/api/turn.ts';
import { useSession } from '../../runtime/session.ts';
import { usePersistentRequest } from '../../runtime/usePersistentRequest.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import {
  nextCard,
  openCard,
  type PracticeState,
  takeAdvice,
  takeFeedback,
  takeHints,
} from './practiceState.ts';
import { useGradePoll } from './useGradePoll.ts';

type PracticeView = 'practice' | 'skills' | 'summary';

/** Everything the practice page shows and does. */
export type Practice = ReturnType<typeof usePractice>;

/** State of the practice page and the requests it makes. */
export function usePractice(data: Pages['practice']) {
  const { api } = useSession();
  const [state, set] = useState<PracticeState>(() => openCard(data.turn));
  const [view, setView] = useState<PracticeView>(data.turn.sitting.finished ? 'summary' : 'practice');
  const [explanation, setExplanation] = useState<SkillExplanation | null>(null);
  const request = usePersistentRequest();
  const resending = useRequest();
  const setGrade = (grade: GradeView) => set((old) => ({ ...old, turn: { ...old.turn, grade } }));
  useGradePoll(state.turn.grade, setGrade);
  // An explanation belongs to its card.
  useEffect(() => setExplanation(null), [state.card]);
  const { shown } = state;

  const send = (path: string, body: unknown, take: (old: PracticeState, turn: Turn) => PracticeState) =>
    request.run(
      () => api.post<Turn>(path, body),
      (turn) => set((old) => take(old, turn)),
    );
  const restart = (old: PracticeState, turn: Turn) => openCard(turn, old.card + 1);

  const anything = () => ({ id: crypto.randomUUID(), wish: { kind: 'any' }, goal: null });

  return {
    state,
    view,
    show: setView,
    request,
    explanation,
    resending,
    change: (answer: Answer) => set((old) => ({ ...old, answer, marked: false })),
    answer: (elapsed: number | null) => {
      if (!shown || !state.answer) return;
      const body: AnswerRequest = {
        serving: shown.id,
        step: shown.step,
        try: shown.try,
        answer: state.answer,
        elapsed: elapsed === null ? null : Math.min(elapsed, 86_400_000),
        zone: -new Date().getTimezoneOffset(),
      };
      send('/api/answer', body, takeFeedback);
    },
    hint: () =>
      shown &&
      send('/api/hint', { serving: shown.id, step: shown.step, count: shown.hints.length }, takeHints),
    reveal: () => shown && send('/api/reveal', { serving: shown.id, step: shown.step }, takeFeedback),
    next: () => set(nextCard),
    choose: (wish: ChooseRequest['wish'], goal: string[] | null = null) => {
      send('/api/choose', { id: crypto.randomUUID(), wish, goal }, restart);
      setView('practice');
    },
    dispute: (skill: string, claim: DisputeRequest['claim']) => {
      send('/api/dispute', { id: crypto.randomUUID(), skill, claim }, restart);
      // A check begins with its first question; what was lowered is told where it was said.
      if (claim === 'know') setView('practice');
    },
    place: (placement: NonNullable<ChooseRequest['placement']>) =>
      send('/api/choose', { ...anything(), placement }, placement === 'skip' ? takeAdvice : restart),
    mix: (mix: NonNullable<ChooseRequest['mix']>) => send('/api/choose', { ...anything(), mix }, takeAdvice),
    setGoal: (goal: string[]) =>
      send('/api/choose', { id: crypto.randomUUID(), wish: { kind: 'any' }, goal }, restart),
    finish: () =>
      request.run(
        () => api.post<Turn>('/api/finish', {}),
        (turn) => {
          set((old) => openCard(turn, old.card + 1));
          setView('summary');
        },
      ),
    resume: () => {
      send('/api/choose', { id: crypto.randomUUID(), wish: { kind: 'any' }, goal: null }, restart);
      setView('practice');
    },
    explain: (skill: string) =>
      request.run(() => {
        const form = explanation ? (explanation.index + 1) % explanation.count : null;
        return api.post<SkillExplanation>('/api/explain', { skill, form });
      }, setExplanation),
    resend: () => resending.run(() => api.post<GradeView>('/api/grade/resend', {}), setGrade),
  };
}
