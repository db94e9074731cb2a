import type { Question } from '../catalogue.ts';
import type { Predictor } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { type AnswerRow, outcomeOf } from './answerRow.ts';

/** What a model knows when a row comes: the learner's own earlier rows and nothing else. */
export interface Encounter<S, R extends AnswerRow = AnswerRow> {
  readonly row: R;
  readonly index: number;
  readonly question: Question;
  readonly state: S;
  readonly parameters: ParameterSet;
}

/**
 * Takes a model through rows in file order, one answer at a time, the way it runs in production. A user's rows must
 * stand together; the state starts anew with each user. `visit` sees the state before the row's answer is known.
 */
export function walk<S, R extends AnswerRow = AnswerRow>(
  rows: readonly R[],
  model: Predictor<S>,
  parametersOf: (row: R) => ParameterSet,
  questionOf: (row: R) => Question,
  visit: (encounter: Encounter<S, R>) => void,
): void {
  let user: string | null = null;
  let state = model.initial();
  for (const [index, row] of rows.entries()) {
    if (row.user !== user) state = model.initial();
    user = row.user;
    const question = questionOf(row);
    const parameters = parametersOf(row);
    visit({ row, index, question, state, parameters });
    state = model.update(state, question, outcomeOf(row), parameters, row.at);
  }
}
