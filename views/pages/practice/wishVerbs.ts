import type { ChooseRequest, DisputeRequest } from '../../../src/api/turn.ts';
import type { Send } from './cardVerbs.ts';
import { restart, takeAdvice } from './practiceState.ts';

/** What the page shows. */
export type PracticeView = 'practice' | 'skills' | 'summary';

type Wish = ChooseRequest['wish'];
type Rest = Partial<Pick<ChooseRequest, 'goal' | 'placement' | 'mix'>>;

const ANYTHING: Wish = { kind: 'any' };

/** One choice, under an id of its own so that sent twice it counts once. */
function choice(wish: Wish, rest: Rest = {}) {
  return { id: crypto.randomUUID(), wish, goal: null, ...rest };
}

/** What a learner may wish of the course of practice, whatever question is on the card. */
export function verbsOfWishes(send: Send, show: (view: PracticeView) => void) {
  const choose = (wish: Wish) => {
    send('/api/choose', choice(wish), restart);
    show('practice');
  };
  return {
    choose,
    resume: () => choose(ANYTHING),
    setGoal: (goal: string[]) => send('/api/choose', choice(ANYTHING, { goal }), restart),
    dispute: (skill: string, claim: DisputeRequest['claim']) => {
      send('/api/dispute', { id: crypto.randomUUID(), skill, claim }, restart);
      // A check begins with its first question; what was lowered is told where it was said.
      if (claim === 'know') show('practice');
    },
    place: (placement: NonNullable<ChooseRequest['placement']>) =>
      send('/api/choose', choice(ANYTHING, { placement }), placement === 'skip' ? takeAdvice : restart),
    mix: (mix: NonNullable<ChooseRequest['mix']>) =>
      send('/api/choose', choice(ANYTHING, { mix }), takeAdvice),
  };
}
