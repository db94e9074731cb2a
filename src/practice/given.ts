import type { Given } from '../learning/sequencing/situation.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** What the policy is given of a situation. */
export function givenOf(
  practice: Pick<Practice, 'model' | 'parameters'>,
  { state, activity, settings, index, now, learner }: Situation,
): Given {
  return {
    state,
    activity: activity.id,
    settings,
    catalogue: index.catalogue,
    model: practice.model,
    parameters: practice.parameters,
    now,
    preferences: learner.settings,
  };
}
