import { DAY_MS } from '../../../src/duration.ts';
import type { Decision } from '../../../src/learning/decision.ts';
import type { LearnerEvent } from '../../../src/learning/event.ts';
import type { LearnerState } from '../../../src/learning/learnerState.ts';
import { type Room, takeSeat } from '../../../src/learning/simulate/seat.ts';
import type { SimulatedLearner } from './simulatedLearner.ts';

/** How a simulated learner practises: so many days of so many questions, one sitting a day. */
export interface Plan extends Room {
  readonly learner: SimulatedLearner;
  readonly days: number;
  readonly questions: number;
  /** Milliseconds since the epoch. */
  readonly start: number;
}

/** What came of it. */
export interface Practised {
  readonly state: LearnerState;
  readonly events: readonly LearnerEvent[];
  readonly decisions: readonly Decision[];
}

/**
 * Lets a simulated learner practise through the same doors as a real one: choose, answer, apply. `watch` sees each state
 * from which a question was chosen.
 */
export function practise(
  plan: Plan,
  watch: (state: LearnerState, decision: Decision) => void = () => {},
): Practised {
  const events: LearnerEvent[] = [];
  const decisions: Decision[] = [];
  const seat = takeSeat(plan, {
    event: (event) => events.push(event),
    decision: (state, decision) => {
      decisions.push(decision);
      watch(state, decision);
    },
  });
  for (let day = 0; day < plan.days; day += 1) {
    const sitting = `sitting-${day}`;
    let now = plan.start + day * DAY_MS;
    seat.open(sitting, now);
    for (let count = 0; count < plan.questions; count += 1) {
      const given = plan.learner.answer(seat.question());
      now += given.elapsed;
      seat.answer(sitting, given, now);
    }
    seat.finish(sitting, now);
    plan.learner.sleep();
  }
  return { state: seat.state(), events, decisions };
}
