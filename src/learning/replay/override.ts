import type { OverrideEvent } from '../event.ts';
import { type ActivityState, activityOf, type LearnerState, type Override } from '../learnerState.ts';
import { type Level, levelRank } from '../level.ts';
import type { ActivitySettings } from '../settings.ts';
import { earnedLevel } from '../standing.ts';
import type { Pinned } from './pinned.ts';

/** Whether the level is at least what the learner's own events earned. */
export function raises(
  activity: ActivityState,
  skill: string,
  level: Level,
  counts: ActivitySettings['counts'],
): boolean {
  return levelRank(level) >= levelRank(earnedLevel(activity, skill, counts));
}

/** An instructor sets a level by hand, or takes that back. */
export function applyOverride(state: LearnerState, event: OverrideEvent, pinned: Pinned): LearnerState {
  const activity = activityOf(state, event.activity);
  const { [event.skill]: _before, ...others } = activity.overrides;
  const { level } = event;
  if (level === null) return withOverrides(state, event.activity, others);
  const { counts } = pinned.settings(event.activity, event.revision);
  const raised = event.raised ?? raises(activity, event.skill, level, counts);
  const override: Override = { level, by: event.by, reason: event.reason, at: event.at, raised };
  return withOverrides(state, event.activity, { ...others, [event.skill]: override });
}

function withOverrides(
  state: LearnerState,
  activity: string,
  overrides: Readonly<Record<string, Override>>,
): LearnerState {
  return {
    ...state,
    activities: { ...state.activities, [activity]: { ...activityOf(state, activity), overrides } },
  };
}
