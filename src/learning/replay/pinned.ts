import type { LearnerModel } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import type { ActivitySettings } from '../settings.ts';

/** What events are judged by, as they name it. */
export interface Pinned {
  readonly model: LearnerModel<unknown>;
  readonly parameters: ParameterSet;
  /** Settings of an activity at a revision. */
  readonly settings: (activity: string, revision: number) => ActivitySettings;
}
