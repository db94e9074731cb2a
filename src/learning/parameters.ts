import type { Weights } from './models/linear.ts';

/** Parameters a model runs on. Published sets are immutable; events name the version they were judged by. */
export interface ParameterSet {
  readonly version: string;
  /** Difficulty by item id in logits, where calibration has moved it from the author's prior. */
  readonly difficulty: Readonly<Record<string, number>>;
  /** Difficulty offset by skill id, in logits. */
  readonly skillOffset: Readonly<Record<string, number>>;
  /** What was fitted beyond that, by model id; a model that is not named runs on its own prior. */
  readonly fitted: Readonly<Record<string, Weights>>;
}

/** The set before there is data of one's own: the author's difficulties as they are. */
export const PRIOR_PARAMETERS: ParameterSet = {
  version: 'prior-1',
  difficulty: {},
  skillOffset: {},
  fitted: {},
};
