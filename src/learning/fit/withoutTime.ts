import type { Trained, Trainer } from './trained.ts';

/** Any moment: the same one for every answer. */
const STILL = 0;

/**
 * The same model fitted and run without the time of an answer, so that nothing fades: what memory is worth is the
 * difference to it on rows after a pause.
 */
export function withoutTime(trainer: Trainer): Trainer {
  return (rows, progress) => {
    const trained = trainer(
      rows.map((row) => ({ ...row, at: STILL })),
      progress,
    );
    return { ...trained, model: stopped(trained.model) };
  };
}

function stopped(model: Trained['model']): Trained['model'] {
  return {
    id: model.id,
    initial: model.initial,
    predict: (state, question, parameters) => model.predict(state, question, parameters, STILL),
    update: (state, question, outcome, parameters) =>
      model.update(state, question, outcome, parameters, STILL),
  };
}
