import { disputedLevel } from '../dispute.ts';
import type { LearnerEvent } from '../event.ts';
import type { ActivityState, LearnerState } from '../learnerState.ts';
import { higherLevel, type Level } from '../level.ts';
import type { Pinned } from './pinned.ts';

/**
 * The activity with the levels of these skills as the model sees them after the event. Only skills of the activity are
 * kept; levels of other skills stay as they were, so a level moves by answers to its own skill.
 */
export function refreshLevels(
  state: LearnerState,
  activity: ActivityState,
  skills: readonly string[],
  event: LearnerEvent,
  pinned: Pinned,
): ActivityState {
  const settings = pinned.settings(event.activity, event.revision);
  const covered = skills.filter((skill) => settings.skills.includes(skill));
  if (covered.length === 0) return activity;
  const current: Record<string, Level> = { ...activity.current };
  const reached: Record<string, Level> = { ...activity.reached };
  for (const skill of covered) {
    const { level: own } = pinned.model.mastery(
      state.model,
      skill,
      settings.rule,
      pinned.parameters,
      event.at,
    );
    const level = disputedLevel(activity, skill, own);
    if (level === 'not-started' && current[skill] === undefined) continue;
    current[skill] = level;
    reached[skill] = higherLevel(reached[skill] ?? 'not-started', level);
  }
  return { ...activity, current, reached };
}
