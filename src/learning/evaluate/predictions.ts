import type { Predictor } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import type { AnswerRow, QuestionOf } from './answerRow.ts';
import { walk } from './walk.ts';

/** What is needed to predict rows. */
export interface Ready {
  readonly model: Predictor<unknown>;
  readonly parameters: ParameterSet;
  readonly questionOf: QuestionOf;
}

/** The probability given to each row before its answer was known, and the answer. */
export interface Predictions {
  readonly predicted: Float64Array;
  readonly right: Uint8Array;
}

/** Predicts every row from the user's own earlier rows; `each` is told how many are done. */
export function predictions(
  rows: readonly AnswerRow[],
  { model, parameters, questionOf }: Ready,
  each: (done: number) => void = () => {},
): Predictions {
  const predicted = new Float64Array(rows.length);
  walk(
    rows,
    model,
    () => parameters,
    questionOf,
    ({ index, row, state, question }) => {
      predicted[index] = model.predict(state, question, parameters, row.at);
      each(index + 1);
    },
  );
  return { predicted, right: Uint8Array.from(rows, ({ correct }) => (correct ? 1 : 0)) };
}
