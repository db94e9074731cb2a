import { checkLeftFor } from '../dispute.ts';
import type { AttemptEvent, LearnerEvent, RevealEvent, Serving } from '../event.ts';
import {
  type ActivityState,
  activityOf,
  type HistoryEntry,
  type LearnerState,
  type OpenServing,
} from '../learnerState.ts';
import { countReview } from '../reviewDay.ts';
import { putAside } from '../waiting.ts';

/** How many questions back the history reaches. */
export const HISTORY = 200;

/**
 * The state after the event opened its serving; unchanged when it opens none. A question left unanswered is put aside;
 * one that was put aside is taken up where it was left.
 */
export function openServing(state: LearnerState, event: LearnerEvent): LearnerState {
  if (event.opens === null) return state;
  const activity = activityOf(state, event.activity);
  const { id } = event.opens;
  const known = [...activity.aside, activity.open].find((one) => one?.id === id) ?? null;
  const left = activity.open === null ? activity.aside : putAside(activity.aside, activity.open);
  const opened: ActivityState = {
    ...checkLeftFor(activity, event.opens.decision.skill),
    open: known ?? { ...event.opens, step: 0, tries: 0, hints: 0, firstTries: [], passed: false },
    aside: left.filter((one) => one.id !== id),
  };
  return {
    ...state,
    history: known === null ? shown(state.history, event.opens) : state.history,
    reviews:
      known === null && event.opens.decision.reason === 'review'
        ? countReview(state.reviews, event.at)
        : state.reviews,
    activities: { ...state.activities, [event.activity]: opened },
  };
}

function shown(history: readonly HistoryEntry[], { decision, openedAt }: Serving): readonly HistoryEntry[] {
  const { item, skill, seed } = decision;
  return [...history.slice(1 - HISTORY), { item, skill, seed, at: openedAt, correct: null }];
}

/** The open serving after a try at its step or its reveal; null when that closed it. */
export function advance(
  open: OpenServing,
  event: Pick<AttemptEvent | RevealEvent, 'at'> & { readonly then: 'again' | 'step' | 'closed' },
  first: boolean | null,
): OpenServing | null {
  const firstTries = first === null ? open.firstTries : [...open.firstTries, first];
  if (event.then === 'closed') return null;
  if (event.then === 'step') {
    const { triedAt: _tried, hintAt: _hint, hurried: _hurried, shownForms: _forms, ...kept } = open;
    return { ...kept, step: open.step + 1, stepAt: event.at, tries: 0, hints: 0, firstTries };
  }
  return { ...open, tries: open.tries + 1, triedAt: event.at, firstTries };
}

/**
 * The history with the result of a serving's step: an entry stays right only while all its steps are. It is the newest
 * then, also where the question was put aside for others: what comes next must not be what was just answered.
 */
export function noteResult(
  history: readonly HistoryEntry[],
  open: OpenServing,
  right: boolean,
): readonly HistoryEntry[] {
  const index = history.findLastIndex(
    (entry) => entry.item === open.decision.item && entry.at === open.openedAt,
  );
  const entry = history[index];
  if (entry === undefined) return history;
  return [...history.toSpliced(index, 1), { ...entry, correct: (entry.correct ?? true) && right }];
}
