import type { AnswerRow, QuestionOf } from '../evaluate/answerRow.ts';
import type { Predictor } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import type { Progress } from './progress.ts';

/** A model ready to predict: itself, its parameters and how it sees a row. */
export interface Trained {
  readonly model: Predictor<unknown>;
  readonly parameters: ParameterSet;
  readonly questionOf: QuestionOf;
  /** Hyper-parameters chosen on the way, for the report. */
  readonly chosen: Readonly<Record<string, number>>;
}

/** Fits a model on rows of train users alone. */
export type Trainer = (rows: readonly AnswerRow[], progress: Progress) => Trained;
