import type { ActivityState } from './learnerState.ts';
import { higherLevel, type Level } from './level.ts';
import type { ActivitySettings } from './settings.ts';

/** The level the learner's own events earned, as the activity's setting counts it. */
export function earnedLevel(
  activity: ActivityState,
  skill: string,
  counts: ActivitySettings['counts'],
): Level {
  return (counts === 'reached' ? activity.reached : activity.current)[skill] ?? 'not-started';
}

/**
 * A level as an instructor's override leaves it: one that raised the level is a floor the learner can rise above, one
 * that lowered it holds until it is taken back.
 */
export function overriddenLevel({ overrides }: ActivityState, skill: string, own: Level): Level {
  const override = overrides[skill];
  if (override === undefined) return own;
  return override.raised ? higherLevel(override.level, own) : override.level;
}

/** The level that counts for the grade: the earned one, or the instructor's. */
export function countedLevel(
  activity: ActivityState,
  skill: string,
  counts: ActivitySettings['counts'],
): Level {
  return overriddenLevel(activity, skill, earnedLevel(activity, skill, counts));
}
