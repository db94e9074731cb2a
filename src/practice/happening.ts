import type { LearnerEvent } from '../learning/event.ts';
import { activityOf, type LearnerState } from '../learning/learnerState.ts';
import { applyEvent } from '../learning/replay.ts';
import type { Asked } from './effects/interaction.ts';
import type { Situation } from './situation.ts';

/** An event to write, and the situation once it has happened. */
export interface Happening<S extends Situation> {
  readonly append: LearnerEvent;
  readonly after: S;
  /** The question that was answered or given up. */
  readonly asked?: Asked;
}

/** The situation with another state of its learner. */
export function withState<S extends Situation>(situation: S, state: LearnerState): S {
  return { ...situation, state, here: activityOf(state, situation.activity.id) };
}

/** The event, applied. */
export function happening<S extends Situation>(situation: S, event: LearnerEvent): Happening<S> {
  const state = applyEvent(situation.state, event, situation.pinned);
  return { append: event, after: withState(situation, state) };
}
