import type { LearnerEvent } from '../learning/event.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** What every event of a situation says. */
type Common = Pick<
  LearnerEvent,
  | 'id'
  | 'learner'
  | 'pack'
  | 'sequence'
  | 'at'
  | 'activity'
  | 'revision'
  | 'sitting'
  | 'arm'
  | 'model'
  | 'parameters'
  | 'carries'
  | 'completed'
>;

/** The common part of the next event of this situation. */
export function newEvent(practice: Practice, situation: Situation, sitting: string, id: string): Common {
  const { trial } = situation.settings;
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
    parameters: situation.pinned.parameters.version,
    ...(situation.carries === null ? {} : { carries: situation.carries }),
    ...(situation.completed.length === 0 ? {} : { completed: situation.completed }),
    ...(trial === undefined ? {} : { arm: { experiment: trial.plan.experiment, arm: trial.arm } }),
  };
}
