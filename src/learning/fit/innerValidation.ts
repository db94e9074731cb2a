import type { AnswerRow } from '../evaluate/answerRow.ts';
import { metricsOf } from '../evaluate/metrics.ts';
import { predictions } from '../evaluate/predictions.ts';
import { foldsOf, split } from './folds.ts';
import type { Progress } from './progress.ts';
import type { Trained } from './trained.ts';

/** One user in five is held out while hyper-parameters are chosen. */
const FOLDS = 5;

/** Fits with one choice of hyper-parameters. */
export type FitWith<C> = (rows: readonly AnswerRow[], choice: C, progress: Progress) => Trained;

/**
 * Chooses hyper-parameters by log loss on held-out users of the rows given, then fits on all of them with the choice
 * that did best. With one choice nothing is held out.
 */
export function fitBest<C>(
  rows: readonly AnswerRow[],
  choices: readonly [C, ...C[]],
  fitWith: FitWith<C>,
  progress: Progress,
): Trained {
  return fitWith(rows, choices.length === 1 ? choices[0] : best(rows, choices, fitWith, progress), progress);
}

function best<C>(
  rows: readonly AnswerRow[],
  choices: readonly [C, ...C[]],
  fitWith: FitWith<C>,
  progress: Progress,
): C {
  const { inside, outside } = split(rows, foldsOf(rows, FOLDS), 0);
  let [chosen] = choices;
  let least = Number.POSITIVE_INFINITY;
  for (const [nth, choice] of choices.entries()) {
    progress('choosing hyper-parameters', nth / choices.length);
    const { predicted, right } = predictions(
      inside,
      fitWith(outside, choice, () => {}),
    );
    const { logLoss } = metricsOf(predicted, right);
    if (logLoss < least) {
      least = logLoss;
      chosen = choice;
    }
  }
  return chosen;
}
