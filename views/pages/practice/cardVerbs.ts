import type { AnswerRequest, Turn } from '../../../src/api/turn.ts';
import { type PracticeState, takeFeedback, takeHints } from './practiceState.ts';

/** Sends what a learner does, and takes the turn it comes to into what is shown. */
export type Send = (
  path: string,
  body: unknown,
  take: (old: PracticeState, turn: Turn) => PracticeState,
  done?: () => void,
) => void;

/** Longest time that is told of an answer, in ms: a day. */
const LONGEST = 86_400_000;

/** What can be done with the question on the card; nothing while there is none. */
export function verbsOfCard({ shown, answer }: PracticeState, send: Send) {
  return {
    /** Gives the answer that stands there; `elapsed` in ms, null when it was not measured. */
    answer: (elapsed: number | null) => {
      if (!shown || !answer) return;
      const body: AnswerRequest = {
        serving: shown.id,
        step: shown.step,
        try: shown.try,
        answer,
        elapsed: elapsed === null ? null : Math.min(elapsed, LONGEST),
        zone: -new Date().getTimezoneOffset(),
      };
      send('/api/answer', body, takeFeedback);
    },
    hint: () => {
      if (!shown) return;
      send('/api/hint', { serving: shown.id, step: shown.step, count: shown.hints.length }, takeHints);
    },
    reveal: () => {
      if (shown) send('/api/reveal', { serving: shown.id, step: shown.step }, takeFeedback);
    },
  };
}
