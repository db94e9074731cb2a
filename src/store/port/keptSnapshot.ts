import type { LearnerState } from '../../learning/learnerState.ts';
import { type Compact, compact, expand } from './compact.ts';
import { assertPlain } from './plain.ts';
import type { Snapshot } from './snapshots.ts';

/** A snapshot as an engine keeps it: its state compact, its sequence beside it. */
export interface KeptSnapshot extends Omit<Snapshot, 'state'> {
  readonly sequence: number;
  readonly state: Compact;
}

/** What is kept of a snapshot. Throws a TypeError on what JSON would change. */
export function keep({ state, ...rest }: Snapshot): KeptSnapshot {
  assertPlain(state);
  return { ...rest, sequence: state.sequence, state: compact(state) };
}

/**
 * The snapshot that was kept; null where `keep` did not write it so, as after damage or when another release wrote it: a
 * cache that cannot be read is one that is lost, and keeps nobody from their work.
 */
export function restore({ sequence: _, state, ...rest }: KeptSnapshot): Snapshot | null {
  try {
    const read = expand(state);
    // What `keep` was given, which was a state.
    return typeof read === 'object' && read !== null ? { ...rest, state: read as LearnerState } : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
