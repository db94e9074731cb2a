import type { PackIndex } from '../content/packIndex.ts';
import { TrellisError } from '../errors.ts';
import type { LearnerEvent } from '../learning/event.ts';
import {
  type ActivityState,
  activityOf,
  initialState,
  type LearnerState,
  STATE_SHAPE,
} from '../learning/learnerState.ts';
import { fold, type Pinned } from '../learning/replay.ts';
import type { ActivitySettings } from '../learning/settings.ts';
import type { Activity } from '../store/port/activities.ts';
import type { LoadedTurn } from '../store/port/turns.ts';
import { currentSettings } from './activitySettings.ts';
import { languageTag } from './languageTag.ts';
import type { Practice } from './practice.ts';

/** A learner in an activity at one moment: everything a decision is made of. */
export interface Situation extends LoadedTurn {
  readonly settings: ActivitySettings;
  readonly pinned: Pinned;
  readonly state: LearnerState;
  /** `state` in this activity. */
  readonly here: ActivityState;
  /** Newest version of the activity's pack. */
  readonly index: PackIndex;
  /** Language for content and words: the learner's choice, else the session's. */
  readonly locale: string;
  readonly now: number;
}

/** Activities that the events name; nearly always just the one at hand. */
async function activitiesOf(practice: Practice, own: Activity, events: readonly LearnerEvent[]) {
  const known = new Map([[own.id, own]]);
  const others = [...new Set(events.map(({ activity }) => activity))].filter((id) => id !== own.id);
  for (const other of await Promise.all(others.map((id) => practice.store.activities.get(id)))) {
    if (!other) throw new TrellisError('internal', 'events name an activity that is gone');
    known.set(other.id, other);
  }
  return known;
}

/** Settings by activity and revision, for the fold. */
export function pinnedOf(
  practice: Pick<Practice, 'model' | 'parameters'>,
  activities: ReadonlyMap<string, Activity>,
): Pinned {
  return {
    model: practice.model,
    parameters: practice.parameters,
    settings(id, revision) {
      const settings = activities.get(id)?.revisions.find((one) => one.revision === revision);
      if (!settings) throw new TrellisError('internal', `activity ${id} has no revision ${revision}`);
      return settings;
    },
  };
}

/** A snapshot counts only when it is of this shape and was folded with the model and parameters in use. */
function usable(practice: Practice, loaded: Pick<LoadedTurn, 'snapshot'>): LearnerState | null {
  const { snapshot } = loaded;
  const fits =
    snapshot?.state.shape === STATE_SHAPE &&
    snapshot.model === practice.model.id &&
    snapshot.parameters === practice.parameters.version;
  return fits ? snapshot.state : null;
}

/** Folds what was read into a situation. */
export async function situate(practice: Practice, loaded: LoadedTurn, locale: string): Promise<Situation> {
  const { learner, activity } = loaded;
  const settings = currentSettings(activity);
  const from = usable(practice, loaded);
  const events =
    loaded.snapshot !== null && from === null
      ? await practice.store.log.after(learner.id, settings.pack, 0)
      : loaded.events;
  const pinned = pinnedOf(practice, await activitiesOf(practice, activity, events));
  const state = fold(events, pinned, from ?? undefined) ?? initialState(practice.model);
  return {
    ...loaded,
    settings,
    pinned,
    state,
    here: activityOf(state, activity.id),
    index: practice.packs.current(settings.pack),
    locale: languageTag(learner.settings.language ?? locale),
    now: practice.now(),
  };
}
