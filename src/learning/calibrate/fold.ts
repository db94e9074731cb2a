import { hashOf } from '../hash.ts';
import { type ParameterSet, PRIOR_PARAMETERS } from '../parameters.ts';

/** Parts that learners are dealt into, so that what is fitted to somebody's answers is not judged by them. */
export const FOLDS = 5;

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
