import type { Catalogue } from '../catalogue.ts';
import { disputedLevel } from '../dispute.ts';
import { requiresOf } from '../graph.ts';
import { type ActivityState, activityOf, type LearnerState } from '../learnerState.ts';
import { higherLevel, type Level, levelRank } from '../level.ts';
import type { LearnerModel, Mastery } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { isPlaced } from '../placement/state.ts';
import { DEFAULT_REVIEWS_PER_DAY, type Preferences, retentionFor } from '../preferences.ts';
import { reviewsLeft } from '../reviewDay.ts';
import type { ActivitySettings } from '../settings.ts';
import { overriddenLevel } from '../standing.ts';
import { type Recent, recentOf } from './recent.ts';

/** What the policy is given. `now` in milliseconds since the epoch. */
export interface Given {
  readonly state: LearnerState;
  /** Id of the activity. */
  readonly activity: string;
  readonly settings: ActivitySettings;
  readonly catalogue: Catalogue;
  readonly model: LearnerModel<unknown>;
  readonly parameters: ParameterSet;
  readonly now: number;
  /** What the learner has chosen about reviews; absent where nothing. */
  readonly preferences?: Preferences;
}

/** The learner with respect to one skill. */
export interface Standing {
  readonly skill: string;
  readonly mastery: Mastery;
  /** Level for choosing: the model's now, changed by an instructor's override. */
  readonly level: Level;
  /** Good enough to build upon: proficient now, or once in this activity, or by a placement until answers tell. */
  readonly met: boolean;
  /** Only the delayed success is missing, which counts from this moment; null otherwise. */
  readonly delayedFrom: number | null;
}

/** What the policy looks at, each part worked out once. */
export interface Situation extends Given {
  readonly here: ActivityState;
  readonly requires: ReadonlyMap<string, readonly string[]>;
  readonly recent: Recent;
  readonly standing: (skill: string) => Standing;
  /** Recall at which something is due, 0 to 1. */
  readonly retention: number;
  /** Reviews that may still come today. */
  readonly reviewsLeft: number;
}

const graphs = new WeakMap<Catalogue, ReadonlyMap<string, readonly string[]>>();

/** The catalogue's graph; catalogues are immutable, so it is worked out once for each. */
function graphOf(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  const known = graphs.get(catalogue);
  if (known !== undefined) return known;
  const graph = requiresOf(catalogue.skills);
  graphs.set(catalogue, graph);
  return graph;
}

/** Gathers what the policy looks at. */
export function situationOf(given: Given): Situation {
  const here = activityOf(given.state, given.activity);
  const standings = new Map<string, Standing>();
  const standing = (skill: string): Standing => {
    const known = standings.get(skill);
    if (known !== undefined) return known;
    const made = standingOf(given, here, skill);
    standings.set(skill, made);
    return made;
  };
  return {
    ...given,
    here,
    requires: graphOf(given.catalogue),
    recent: recentOf(given.state.history, given.now),
    standing,
    retention: retentionFor(given.settings, given.preferences),
    reviewsLeft: reviewsLeft(
      given.state.reviews,
      given.now,
      given.preferences?.reviewsPerDay ?? DEFAULT_REVIEWS_PER_DAY,
    ),
  };
}

function standingOf(given: Given, here: ActivityState, skill: string): Standing {
  const { model, state, settings, parameters, now } = given;
  const mastery = model.mastery(state.model, skill, settings.rule, parameters, now);
  const level = overriddenLevel(here, skill, disputedLevel(here, skill, mastery.level));
  const best = here.overrides[skill] === undefined ? higherLevel(level, here.reached[skill] ?? level) : level;
  const [missing, ...more] = mastery.missing;
  const delayed = missing?.code === 'delayed' && more.length === 0;
  return {
    skill,
    mastery,
    level,
    met: levelRank(best) >= levelRank('proficient') || isPlaced(here.placement, skill, mastery.evidence),
    delayedFrom: delayed && level !== 'mastered' ? missing.from : null,
  };
}
