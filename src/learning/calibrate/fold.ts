import { type ParameterSet, PRIOR_PARAMETERS } from '../parameters.ts';

/** Parts that learners are dealt into, so that what is fitted to somebody's answers is not judged by them. */
export const FOLDS = 5;

/** Two texts with the same beginning fall into different folds: FNV-1a (Fowler, Noll & Vo), 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A learner's fold, the same in every run and whatever the order of learners. */
export function foldOf(user: string): number {
  return hashOf(user) % FOLDS;
}

/** A parameter set of all answers, and for each fold one of the answers of everybody else. */
export interface FoldedSets {
  readonly whole: ParameterSet;
  readonly without: readonly ParameterSet[];
}

/** The set that knows nothing of this learner's own answers. */
export function setFor({ whole, without }: FoldedSets, user: string): ParameterSet {
  return without[foldOf(user)] ?? whole;
}

/** One set for everybody: the state of things before the first round. */
export function sameForAll(set: ParameterSet = PRIOR_PARAMETERS): FoldedSets {
  return { whole: set, without: [] };
}
