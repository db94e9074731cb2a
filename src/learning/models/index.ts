import type { LearnerModel } from '../model.ts';
import { bkt } from './bkt.ts';
import { logistic } from './logistic.ts';
import { pfa } from './pfa.ts';

/** A model whose state is opaque to its user: only the model itself reads it. */
export type AnyModel = LearnerModel<unknown>;

/** Every model by the id that events name. An id stands for one set of constants; new constants are a new id. */
export const MODELS: ReadonlyMap<string, AnyModel> = new Map(
  [logistic, bkt, pfa].map((model): [string, AnyModel] => [model.id, model]),
);

/** The model that new learners get. */
export const DEFAULT_MODEL: AnyModel = logistic;
