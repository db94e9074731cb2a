import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../duration.ts';
import type { HeldState } from '../store/port/turns.ts';

/** Learners whose state is held; one of 20 skills takes some 60 KB. */
const MOST = 600;
/** For how long after the last event: longer than a pause in class, and memory is free again when the class has gone. */
const HELD_MS = 30 * MINUTE_MS;

/** The states of learners who did something lately, as they were after it. */
export interface RecentStates {
  /** In the pack they practised last. */
  of(learner: string): HeldState | undefined;
  keep(held: HeldState): void;
  /** Drops what is held of somebody who is erased, or who is not known here any more. */
  forget(learner: string): void;
}

/**
 * Spares folding again what this process folded a moment ago. Nothing rests on it: a state counts only while the event
 * it ends with stands in the log (`store/port/turns.ts`), whoever else has written meanwhile.
 */
export function recentStates(): RecentStates {
  const held = new LRUCache<string, HeldState>({ max: MOST, ttl: HELD_MS, ttlAutopurge: true });
  return {
    of: (learner) => held.get(learner),
    keep: (state) => void held.set(state.snapshot.learner, state),
    forget: (learner) => void held.delete(learner),
  };
}
