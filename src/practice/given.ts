import type { Given } from '../learning/sequencing/situation.ts';
import type { Situation } from './situation.ts';

/** What the policy is given of a situation. */
export function givenOf({ state, activity, settings, index, now, learner, pinned }: Situation): Given {
  return {
    state,
    activity: activity.id,
    settings,
    catalogue: index.catalogue,
    model: pinned.model,
    parameters: pinned.parameters,
    now,
    preferences: learner.settings,
  };
}
