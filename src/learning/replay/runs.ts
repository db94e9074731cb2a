import type { AttemptEvent, RevealEvent } from '../event.ts';
import type { ActivityState, LearnerState, SkillRun } from '../learnerState.ts';
import { nextRun } from '../stuck.ts';
import { tidy } from '../tidy.ts';
import type { Pinned } from './pinned.ts';

/** The activity with one more opportunity counted for each skill of the question. */
export function nextRuns(
  state: LearnerState,
  activity: ActivityState,
  event: AttemptEvent | RevealEvent,
  pinned: Pinned,
): ActivityState {
  const { rule } = pinned.settings(event.activity, event.revision);
  const runs: Record<string, SkillRun> = { ...activity.runs };
  for (const { skill } of event.evidence.skills) {
    const mastery = pinned.model.mastery(state.model, skill, rule, pinned.parameters, event.at);
    const shown = mastery.missing.every(({ code }) => code === 'delayed');
    runs[skill] = nextRun(runs[skill], tidy(mastery.estimate), shown);
  }
  return { ...activity, runs };
}
