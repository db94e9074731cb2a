import type { LearnerEvent } from '../../../learning/event.ts';
import type { HeldState, LoadedTurn } from '../turns.ts';

/** So many events may follow a state that is held: one that is further behind costs more than a snapshot. */
const MOST_BEHIND = 20;

/** How many events from the held one on an adapter reads for `sinceHeld`. */
export const READ_FROM_HELD = MOST_BEHIND + 2;

/**
 * What a turn goes on from when its reader holds a state: that state and the events after it. Null when its event does
 * not stand (somebody was erased meanwhile) or too many follow; then the snapshot counts.
 * @param read the first `READ_FROM_HELD` events of the log from the sequence of the held state on
 */
export function sinceHeld(
  { snapshot, event }: HeldState,
  read: readonly LearnerEvent[],
): Pick<LoadedTurn, 'snapshot' | 'events'> | null {
  const [first, ...events] = read;
  if (first?.id !== event || first.sequence !== snapshot.state.sequence) return null;
  return events.length > MOST_BEHIND ? null : { snapshot, events };
}
