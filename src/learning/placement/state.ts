import type { PlacementAnswer } from './beliefs.ts';

/** What a placement found. */
export interface PlacementResult {
  /** Questions asked. */
  readonly asked: number;
  /** Probability, 0 to 1 with two decimals, that a skill of the activity is known. */
  readonly known: Readonly<Record<string, number>>;
}

/** How far a placement of an activity has come. */
export type Placement =
  | { readonly status: 'skipped' }
  | {
      readonly status: 'running';
      /** Questions finished, and the first tries that tell something: rapid guesses do not. */
      readonly asked: number;
      readonly answers: readonly PlacementAnswer[];
    }
  | {
      readonly status: 'done';
      readonly result: PlacementResult;
      /** When, milliseconds since the epoch. */
      readonly at: number;
    };

/** Probability from which a placed skill is taken for known. */
export const PLACED_KNOWN = 0.8;
/** Probability under which a placed skill is taken for new. */
export const PLACED_NEW = 0.3;

/** Answers on a skill itself after which they count and no longer where the placement put it. */
const OWN_ANSWERS = 3;

/**
 * Whether a placement lets others build on a skill: until the learner's own answers to it are enough to tell. It opens
 * the way and is never a level: nothing is proficient or mastered by it.
 */
export function isPlaced(placement: Placement | undefined, skill: string, evidence: number): boolean {
  if (placement?.status !== 'done' || evidence >= OWN_ANSWERS) return false;
  return (placement.result.known[skill] ?? 0) >= PLACED_KNOWN;
}
