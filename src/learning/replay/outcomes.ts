import type { TrialRun } from '../experiment/trialRun.ts';
import { activityOf, type LearnerState } from '../learnerState.ts';

/** A learner's runs in experiments whose number stands, by activity. */
export type Outcomes = Readonly<Record<string, TrialRun>>;

function withRuns(state: LearnerState, runs: Outcomes): LearnerState {
  const activities = { ...state.activities };
  for (const [id, trial] of Object.entries(runs)) activities[id] = { ...activityOf(state, id), trial };
  return { ...state, activities };
}

/** Runs whose number stands by the fold alone, for the next event to write down; null where there are none. */
export function unwrittenOutcomes({ activities }: LearnerState): Outcomes | null {
  const found: Record<string, TrialRun> = {};
  for (const [id, { trial }] of Object.entries(activities))
    if (trial !== undefined && trial.outcome !== null && !trial.written) found[id] = trial;
  return Object.keys(found).length === 0 ? null : found;
}

/** The state with these runs as an event has written them down: from then on no fold measures them anew. */
export function withOutcomes(state: LearnerState, outcomes: Outcomes | undefined): LearnerState {
  if (outcomes === undefined) return state;
  const runs = Object.entries(outcomes).map(([id, run]) => [id, { ...run, written: true }] as const);
  return withRuns(state, Object.fromEntries(runs));
}

/**
 * `after` with the numbers that stood in `before` and that no event has written down. Both are folds of the same log: by
 * another parameter set, or without evidence that was taken back.
 */
export function keepOutcomes(before: LearnerState, after: LearnerState): LearnerState {
  const unwritten = Object.entries(unwrittenOutcomes(before) ?? {});
  const same = unwritten.filter(([id, { experiment }]) => {
    const { trial } = activityOf(after, id);
    return trial?.experiment === experiment && !trial.written;
  });
  return withRuns(after, Object.fromEntries(same));
}
