import type { AttemptEvent } from '../event.ts';
import type { Effort } from '../gaming.ts';
import { runShare } from '../grade.ts';
import type { ActivityState, MisconceptionTally, SittingView } from '../learnerState.ts';

/** Longest time one answer adds to the time on task: a page left open is no practice. */
const LONGEST_MS = 300_000;

/** First tries kept: the longest run the policy `best` can ask for. */
const WINDOW = 200;

/** Misconceptions kept per activity; pages show the first five, the rest may still overtake them. */
const KEPT = 12;

/**
 * The activity with the time of one answer added; `elapsed` in milliseconds, null when not measured; extra time
 * multiplies the longest that counts.
 */
export function countTime(
  activity: ActivityState,
  { elapsed, extraTime = 1 }: Pick<AttemptEvent, 'elapsed' | 'extraTime'>,
): ActivityState {
  const counted = Math.round(Math.min(LONGEST_MS * extraTime, Math.max(0, elapsed ?? 0)));
  const activeMs = activity.totals.activeMs + counted;
  return { ...activity, totals: { ...activity.totals, activeMs } };
}

/**
 * The activity with the first try at one question counted. `questions` is the length of a run for `best`. Totals and
 * the sitting count every question, since they tell what the learner did; only a `graded` question, one that exercises
 * a skill of the activity, goes into what the policies `best` and `practice` are made of. A prerequisite practised as a
 * remedy, or another skill chosen freely, neither earns nor costs a grade.
 */
export function countFirstTry(
  activity: ActivityState,
  first: {
    readonly sitting: string;
    readonly right: boolean;
    readonly effort: Effort;
    readonly questions: number;
    readonly graded: boolean;
  },
): ActivityState {
  const counted = first.graded ? countGraded(activity, first) : activity;
  return {
    ...counted,
    totals: {
      ...activity.totals,
      answered: activity.totals.answered + 1,
      right: activity.totals.right + (first.right ? 1 : 0),
    },
    sitting: countInSitting(activity.sitting, first),
  };
}

function countGraded(
  activity: ActivityState,
  first: { readonly right: boolean; readonly effort: Effort; readonly questions: number },
): ActivityState {
  const firstTries = (activity.firstTries + (first.right ? '1' : '0')).slice(-WINDOW);
  const honest = first.effort === 'worked' || first.effort === 'hints';
  return {
    ...activity,
    firstTries,
    bestShare: Math.max(activity.bestShare, runShare(firstTries, first.questions)),
    honest: activity.honest + (honest ? 1 : 0),
  };
}

function countInSitting(
  sitting: SittingView | null,
  first: { readonly sitting: string; readonly right: boolean },
): SittingView | null {
  if (sitting === null || sitting.id !== first.sitting) return sitting;
  return {
    ...sitting,
    answered: sitting.answered + 1,
    right: sitting.right + (first.right ? 1 : 0),
  };
}

/** The activity with a recognised misconception counted; the rarest kept one makes room for a new one. */
export function tallyMisconception(activity: ActivityState, event: AttemptEvent): ActivityState {
  const id = event.mark.misconception;
  if (id === null) return activity;
  const before = activity.misconceptions.find((tally) => tally.id === id);
  const others = activity.misconceptions.filter((tally) => tally.id !== id).slice(0, KEPT - 1);
  const counted: MisconceptionTally = { id, count: (before?.count ?? 0) + 1, lastEvent: event.id };
  return { ...activity, misconceptions: [counted, ...others].sort((a, b) => b.count - a.count) };
}
