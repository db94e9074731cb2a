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
import type { ParameterSet } from '../learning/parameters.ts';
import {
  type Carried,
  lostCompletions,
  lostLevels,
  withCarried,
  withCompleted,
} from '../learning/replay/carried.ts';
import { keepOutcomes } from '../learning/replay/outcomes.ts';
import { fold, type Pinned } from '../learning/replay.ts';
import type { ActivitySettings } from '../learning/settings.ts';
import type { Activity } from '../store/port/activities.ts';
import type { LoadedTurn } from '../store/port/turns.ts';
import { settingsFor } from './experiment/arm.ts';
import { languageTag } from './languageTag.ts';
import type { Practice } from './practice.ts';

/** A learner in an activity at one moment: everything a decision is made of. */
export interface Situation extends LoadedTurn {
  readonly settings: ActivitySettings;
  readonly pinned: Pinned;
  /** Folded from the start of the log, because no snapshot of this set, model and shape stood. */
  readonly refolded: boolean;
  /** Levels that the set before gave and this one does not; the next event writes them down. */
  readonly carries: Carried | null;
  /** Activities that the set before completed and this one does not; the next event writes them down too. */
  readonly completed: readonly string[];
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
function pinnedOf(
  practice: Pick<Practice, 'model'>,
  parameters: ParameterSet,
  activities: ReadonlyMap<string, Activity>,
): Pinned {
  return {
    model: practice.model,
    parameters,
    settings(id, revision) {
      const settings = activities.get(id)?.revisions.find((one) => one.revision === revision);
      if (!settings) throw new TrellisError('internal', `activity ${id} has no revision ${revision}`);
      return settings;
    },
  };
}

/** Settings for a fold of these events in a situation. */
export async function pinnedFor(
  practice: Practice,
  { activity, pinned }: Pick<Situation, 'activity' | 'pinned'>,
  events: readonly LearnerEvent[],
): Promise<Pinned> {
  return pinnedOf(practice, pinned.parameters, await activitiesOf(practice, activity, events));
}

/** A snapshot counts only when it is of this shape and was folded with the model and parameters in use. */
function usable(
  practice: Practice,
  { snapshot }: Pick<LoadedTurn, 'snapshot'>,
  parameters: ParameterSet,
): LearnerState | null {
  const fits =
    snapshot?.state.shape === STATE_SHAPE &&
    snapshot.model === practice.model.id &&
    snapshot.parameters === parameters.version;
  return fits ? snapshot.state : null;
}

/**
 * The state under the set that the last event was judged by; null where that is the one in use. Asked once after a change
 * of sets: the next event is judged by the new one.
 */
async function stateBefore(
  practice: Practice,
  pack: string,
  events: readonly LearnerEvent[],
  pinned: Pinned,
): Promise<LearnerState | null> {
  const last = events.at(-1)?.parameters ?? pinned.parameters.version;
  const before = last === pinned.parameters.version ? null : await practice.parameters.at(pack, last);
  return before && fold(events, { ...pinned, parameters: before });
}

/** Folds what was read into a situation. */
export async function situate(practice: Practice, loaded: LoadedTurn, locale: string): Promise<Situation> {
  const { learner, activity } = loaded;
  const settings = settingsFor(activity, learner.id);
  const parameters = await practice.parameters.current(settings.pack);
  // What is taken back may be in the snapshot.
  const takesBack = loaded.events.some(({ kind }) => kind === 'withdrawn');
  // A state of this set, and after it events judged by another: what they reached is carried over from a whole fold only.
  const otherSet = (loaded.events.at(-1)?.parameters ?? parameters.version) !== parameters.version;
  const from = takesBack || otherSet ? null : usable(practice, loaded, parameters);
  const events =
    loaded.snapshot !== null && from === null
      ? await practice.store.log.after(learner.id, settings.pack, 0)
      : loaded.events;
  const pinned = pinnedOf(practice, parameters, await activitiesOf(practice, activity, events));
  const folded = fold(events, pinned, from ?? undefined) ?? initialState(practice.model);
  const old = from === null ? await stateBefore(practice, settings.pack, events, pinned) : null;
  const carries = old && lostLevels(old, folded);
  const completed = old === null ? [] : lostCompletions(old, folded);
  const earned = withCompleted(withCarried(folded, carries ?? undefined), completed);
  const state = old === null ? earned : keepOutcomes(old, earned);
  return {
    ...loaded,
    settings,
    pinned,
    refolded: from === null,
    carries,
    completed,
    state,
    here: activityOf(state, activity.id),
    index: practice.packs.current(settings.pack),
    locale: languageTag(learner.settings.language ?? locale),
    now: practice.now(),
  };
}
