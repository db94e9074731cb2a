import { activityOf, type LearnerState } from '../learnerState.ts';
import { higherLevel, type Level, levelRank } from '../level.ts';

/** Levels reached in activities, by activity and skill. */
export type Carried = Readonly<Record<string, Readonly<Record<string, Level>>>>;

/**
 * Levels that a learner had reached under one parameter set and would not have reached under another; null where there
 * are none. `before` and `after` are folds of the same log.
 */
export function lostLevels(before: LearnerState, after: LearnerState): Carried | null {
  const lost: Record<string, Record<string, Level>> = {};
  for (const [id, { reached }] of Object.entries(before.activities)) {
    const now = activityOf(after, id).reached;
    const higher = Object.entries(reached).filter(
      ([skill, level]) => levelRank(level) > levelRank(now[skill] ?? 'not-started'),
    );
    if (higher.length > 0) lost[id] = Object.fromEntries(higher);
  }
  return Object.keys(lost).length === 0 ? null : lost;
}

/** The state with these levels reached: what somebody has earned is not taken back because questions are judged anew. */
export function withCarried(state: LearnerState, carried: Carried | undefined): LearnerState {
  if (carried === undefined) return state;
  const activities = { ...state.activities };
  for (const [id, levels] of Object.entries(carried)) {
    const activity = activityOf(state, id);
    const reached = { ...activity.reached };
    for (const [skill, level] of Object.entries(levels))
      reached[skill] = higherLevel(reached[skill] ?? 'not-started', level);
    activities[id] = { ...activity, reached };
  }
  return { ...state, activities };
}

/** Activities that had been completed by one fold of a log and would not be by another of the same. */
export function lostCompletions(before: LearnerState, after: LearnerState): readonly string[] {
  return Object.keys(before.activities).filter(
    (id) => activityOf(before, id).completed && !activityOf(after, id).completed,
  );
}

/** The state with these activities completed: that is told once, and never again. */
export function withCompleted(state: LearnerState, completed: readonly string[] = []): LearnerState {
  if (completed.length === 0) return state;
  const activities = { ...state.activities };
  for (const id of completed) activities[id] = { ...activityOf(state, id), completed: true };
  return { ...state, activities };
}
