import type { Question } from '../catalogue.ts';
import { disputed } from '../dispute.ts';
import type { DisputeEvent } from '../event.ts';
import { activityOf, type LearnerState } from '../learnerState.ts';
import { refreshLevels } from './levels.ts';
import type { Pinned } from './pinned.ts';

/** Saying that something is forgotten counts like half of a wrong answer to a middling question of the skill. */
const FORGOTTEN = { score: 0, weight: 0.5, unaided: false } as const;

/** The learner disputes what is believed about a skill. */
export function applyDispute(state: LearnerState, event: DisputeEvent, pinned: Pinned): LearnerState {
  const model = event.claim === 'forgot' ? forgotten(state, event, pinned) : state.model;
  const after = { ...state, model };
  const activity = disputed(activityOf(state, event.activity), event);
  const levelled = refreshLevels(after, activity, [event.skill], event, pinned);
  return { ...after, activities: { ...state.activities, [event.activity]: levelled } };
}

/** The model's state after the claim; unchanged where the model would think more of the skill for having met it. */
function forgotten(state: LearnerState, event: DisputeEvent, pinned: Pinned): unknown {
  const { model, parameters } = pinned;
  const { rule } = pinned.settings(event.activity, event.revision);
  const question: Question = {
    item: `claim:${event.skill}`,
    step: 0,
    skills: [{ skill: event.skill, weight: 1 }],
    difficulty: 0,
    guess: 0,
    fact: null,
  };
  const after = model.update(state.model, question, FORGOTTEN, parameters, event.at);
  const estimate = (of: unknown) => model.mastery(of, event.skill, rule, parameters, event.at).estimate;
  return estimate(after) <= estimate(state.model) ? after : state.model;
}
