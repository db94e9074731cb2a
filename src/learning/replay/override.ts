import type { OverrideEvent } from '../event.ts';
import { activityOf, type LearnerState, type Override } from '../learnerState.ts';
import { levelRank } from '../level.ts';
import { earnedLevel } from '../standing.ts';
import type { Pinned } from './pinned.ts';

/** An instructor sets a level by hand, or takes that back. */
export function applyOverride(state: LearnerState, event: OverrideEvent, pinned: Pinned): LearnerState {
  const activity = activityOf(state, event.activity);
  const { [event.skill]: _before, ...others } = activity.overrides;
  const { level } = event;
  if (level === null) return withOverrides(state, event.activity, others);
  const { counts } = pinned.settings(event.activity, event.revision);
  const raised = levelRank(level) >= levelRank(earnedLevel(activity, event.skill, counts));
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
