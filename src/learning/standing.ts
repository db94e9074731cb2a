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
 * The level that counts for the grade: the earned one, or the instructor's. An override that raised the level is a
 * floor the learner can rise above; one that lowered it holds until it is taken back.
 */
export function countedLevel(
  activity: ActivityState,
  skill: string,
  counts: ActivitySettings['counts'],
): Level {
  const earned = earnedLevel(activity, skill, counts);
  const override = activity.overrides[skill];
  if (override === undefined) return earned;
  return override.raised ? higherLevel(override.level, earned) : override.level;
}
