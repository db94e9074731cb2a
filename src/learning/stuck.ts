import type { ActivityState, SkillRun } from './learnerState.ts';

/**
 * Opportunities without growth after which a learner is stuck on a skill. Beck & Gong (2013, "Wheel-spinning") call it
 * ten without mastery; counting from the last growth, eight find the same learners while help is still timely.
 */
export const STUCK_AFTER = 8;

/** Rise of the estimate over the best so far that counts as growth. */
const GROWTH = 0.03;

/** The run of a skill after one more opportunity that left this estimate (0 to 1). Mastery ends a run. */
export function nextRun(run: SkillRun | undefined, estimate: number, mastered: boolean): SkillRun {
  if (run === undefined) return { opportunities: mastered ? 0 : 1, best: estimate };
  if (mastered || estimate >= run.best + GROWTH)
    return { opportunities: 0, best: Math.max(run.best, estimate) };
  return { opportunities: run.opportunities + 1, best: run.best };
}

/** Whether the learner has practised the skill long without growth. */
export function isStuck(activity: ActivityState, skill: string): boolean {
  return (activity.runs[skill]?.opportunities ?? 0) >= STUCK_AFTER;
}

/** The skills the learner is stuck on, with the opportunities since they last grew; longest first. */
export function stuckSkills(activity: ActivityState): { skill: string; opportunities: number }[] {
  return Object.entries(activity.runs)
    .map(([skill, run]) => ({ skill, opportunities: run.opportunities }))
    .filter(({ skill }) => isStuck(activity, skill))
    .sort((a, b) => b.opportunities - a.opportunities || (a.skill < b.skill ? -1 : 1));
}
