import type { LearnerEvent } from '../event.ts';
import { activityOf, type HistoryEntry, type LearnerState, type OpenServing } from '../learnerState.ts';

/** How many questions back the history reaches. */
export const HISTORY = 200;

/** The state after the event opened its serving; unchanged when it opens none. */
export function openServing(state: LearnerState, event: LearnerEvent): LearnerState {
  if (event.opens === null) return state;
  const { item, skill, seed } = event.opens.decision;
  const open: OpenServing = { ...event.opens, step: 0, tries: 0, hints: 0, firstTries: [] };
  const entry: HistoryEntry = { item, skill, seed, at: event.opens.openedAt, correct: null };
  return {
    ...state,
    history: [...state.history.slice(1 - HISTORY), entry],
    activities: {
      ...state.activities,
      [event.activity]: { ...activityOf(state, event.activity), open },
    },
  };
}

/** The open serving after a try at its step or its reveal; null when that closed it. */
export function advance(
  open: OpenServing,
  then: 'again' | 'step' | 'closed',
  first: boolean | null,
): OpenServing | null {
  const firstTries = first === null ? open.firstTries : [...open.firstTries, first];
  if (then === 'closed') return null;
  if (then === 'step') return { ...open, step: open.step + 1, tries: 0, hints: 0, firstTries };
  return { ...open, tries: open.tries + 1, firstTries };
}

/** The history with the result of a serving's step: an entry stays right only while all its steps are. */
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
  return history.with(index, { ...entry, correct: (entry.correct ?? true) && right });
}
