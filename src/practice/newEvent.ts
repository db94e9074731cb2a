import type { LearnerEvent } from '../learning/event.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** What every event of a situation says. */
type Common = Pick<
  LearnerEvent,
  'id' | 'learner' | 'pack' | 'sequence' | 'at' | 'activity' | 'revision' | 'sitting' | 'model' | 'parameters'
>;

/** The common part of the next event of this situation. */
export function newEvent(practice: Practice, situation: Situation, sitting: string, id: string): Common {
  return {
    id,
    learner: situation.learner.id,
    pack: situation.settings.pack,
    sequence: situation.state.sequence + 1,
    at: situation.now,
    activity: situation.activity.id,
    revision: situation.settings.revision,
    sitting,
    model: practice.model.id,
    parameters: practice.parameters.version,
  };
}
