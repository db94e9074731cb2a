import type { Question } from './catalogue.ts';
import type { Arm } from './explore/thompson.ts';
import type { Weights } from './models/linear.ts';

/** Parameters a model runs on. Published sets are immutable; events name the version they were judged by. */
export interface ParameterSet {
  readonly version: string;
  /** Difficulty in logits by `questionKey`, where calibration has moved it from the author's prior. */
  readonly difficulty: Readonly<Record<string, number>>;
  /**
   * How much ability counts in a question, by `questionKey`: the slope of the logit against ability, above 0 (Birnbaum
   * 1968). A question that is not named has 1.
   */
  readonly discrimination: Readonly<Record<string, number>>;
  /** Difficulty offset by skill id, in logits. */
  readonly skillOffset: Readonly<Record<string, number>>;
  /** Milliseconds that a first try usually takes, by `questionKey`; a question that is left out goes by its length. */
  readonly usualMs?: Readonly<Record<string, number>>;
  /** What questions of items led to, by item, for trying out; an item that is left out is unknown. */
  readonly worth?: Readonly<Record<string, Arm>>;
  /** What was fitted beyond that, by model id; a model that is not named runs on its own prior. */
  readonly fitted: Readonly<Record<string, Weights>>;
}

/** The set before there is data of one's own: the author's difficulties as they are. */
export const PRIOR_PARAMETERS: ParameterSet = {
  version: 'prior-1',
  difficulty: {},
  discrimination: {},
  skillOffset: {},
  fitted: {},
};

/** By what a question's parameters are found: the item, with the step where it is not the first. */
export function questionKey({ item, step }: Pick<Question, 'item' | 'step'>): string {
  return step === 0 ? item : `${item}#${step}`;
}
