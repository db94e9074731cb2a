import type { ActivityState } from './learnerState.ts';
import { LEVEL_WEIGHT } from './level.ts';
import type { ActivitySettings } from './settings.ts';
import { countedLevel } from './standing.ts';
import { tidy } from './tidy.ts';

/**
 * The grade of an activity, 0 to 1; null before anything graded happened. It reads no clock and no model: only events
 * of this activity and overrides, which wrote what it reads, can change it. A question on none of the activity's skills
 * is not graded.
 */
export function gradeOf(activity: ActivityState, settings: ActivitySettings): number | null {
  const answered = activity.firstTries !== '';
  switch (settings.policy) {
    case 'mastery':
      return answered || Object.keys(activity.overrides).length > 0 ? masteryGrade(activity, settings) : null;
    case 'best':
      return answered ? activity.bestShare : null;
    case 'practice':
      return answered ? tidy(Math.min(1, activity.honest / settings.questions)) : null;
  }
}

function masteryGrade(activity: ActivityState, settings: ActivitySettings): number {
  if (settings.skills.length === 0) return 0;
  const sum = settings.skills.reduce(
    (total, skill) => total + LEVEL_WEIGHT[countedLevel(activity, skill, settings.counts)],
    0,
  );
  return tidy(sum / settings.skills.length);
}

/**
 * Share of `questions` first tries that were right, over the last run of that many; the answers missing from a run
 * that is not full yet count as wrong, so one lucky answer is no full grade. `firstTries` is a string of `1` and `0`.
 */
export function runShare(firstTries: string, questions: number): number {
  const run = firstTries.slice(-questions);
  let right = 0;
  for (const mark of run) if (mark === '1') right += 1;
  return tidy(right / questions);
}
