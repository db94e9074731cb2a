import { LRUCache } from 'lru-cache';
import type { HeldState } from '../store/port/turns.ts';

/** Learners whose state is held; one of 20 skills takes some 60 KB. */
const MOST = 600;

/** The states of learners who did something lately, as they were after it. */
export interface RecentStates {
  /** In the pack they practised last. */
  of(learner: string): HeldState | undefined;
  keep(held: HeldState): void;
}

/**
 * Spares folding again what this process folded a moment ago. Nothing rests on it: a state counts only while the event
 * it ends with stands in the log (`store/port/turns.ts`), whoever else has written meanwhile.
 */
export function recentStates(): RecentStates {
  const held = new LRUCache<string, HeldState>({ max: MOST });
  return {
    of: (learner) => held.get(learner),
    keep: (state) => void held.set(state.snapshot.learner, state),
  };
}
