import type { Question } from '../catalogue.ts';
import type { Predictor } from '../model.ts';
import { type ParameterSet, questionKey } from '../parameters.ts';

/** Numbers by group and name: what a fit has found, or a prior. A name that is missing counts as 0. */
export type Weights = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Takes one term of a logit: its weight is found by group and name. */
export type AddSignal = (group: string, name: string, value: number) => void;

/** What a question looks like to a model at one moment. */
export interface Moment<S> {
  readonly state: S;
  readonly question: Question;
  readonly parameters: ParameterSet;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A model whose prediction is the logistic of a weighted sum of signals, so that one routine can fit it. */
export interface LinearPredictor<S> extends Predictor<S> {
  /** Calls `add` once per signal that is not 0. The signals depend on the past alone. */
  signals(moment: Moment<S>, add: AddSignal): void;
  /** Weights before there is data; a fit shrinks towards them. */
  readonly prior: Weights;
  /**
   * How strongly each group is held at its prior: the ridge on the summed log loss. Groups listed in `scaled` are
   * standardised first, so one number suits signals of different size.
   */
  readonly ridge: Readonly<Record<string, number>>;
  readonly scaled: readonly string[];
  /**
   * Rows in which a signal of the group comes at least for a fit to weigh it; a group that is not named has 1. Of a group
   * that is named a fit also leaves out weights that come out slight: its signals are many.
   */
  readonly least?: Readonly<Record<string, number>>;
  /**
   * Groups whose signals count from what they usually are where they come: a fit finds it and keeps it under `usualName`,
   * and `signals` subtracts it.
   */
  readonly centred?: readonly string[];
}

/** The group in which a fit keeps what signals of a group usually are. */
export function usualName(group: string): string {
  return `${group}Usual`;
}

/** The weights a model runs on. */
export function weightsOf(
  model: { readonly id: string; readonly prior: Weights },
  parameters: ParameterSet,
): Weights {
  return parameters.fitted[model.id] ?? model.prior;
}

/** The weighted sum of the signals, in logits. */
export function linearLogit<S>(model: LinearPredictor<S>, moment: Moment<S>): number {
  const weights = weightsOf(model, moment.parameters);
  let z = 0;
  model.signals(moment, (group, name, value) => {
    z += (weights[group]?.[name] ?? 0) * value;
  });
  return z;
}

/** What the question is worth in logits before anything is known of the learner: easy is positive. */
export function easiness(question: Question, parameters: ParameterSet): number {
  const known = parameters.difficulty[questionKey(question)];
  if (known !== undefined) return -known;
  return question.skills.reduce(
    (sum, { skill, weight }) => sum - weight * (parameters.skillOffset[skill] ?? 0),
    -question.difficulty,
  );
}

/** How much ability counts in the question: 1 where nothing else is known, always above 0. */
export function discrimination(question: Question, parameters: ParameterSet): number {
  return parameters.discrimination[questionKey(question)] ?? 1;
}
