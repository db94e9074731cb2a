import { type AnswerRow, bySkills } from '../evaluate/answerRow.ts';
import { CORE } from '../models/logistic/core.ts';
import { logistic } from '../models/logistic.ts';
import { type ParameterSet, PRIOR_PARAMETERS } from '../parameters.ts';
import { designOf } from './design.ts';
import { fitLinear } from './fitLinear.ts';
import { foldsOf } from './folds.ts';
import { fitBest } from './innerValidation.ts';
import { itemPriors } from './itemPriors.ts';
import type { Progress } from './progress.ts';
import type { Trained, Trainer } from './trained.ts';

/** Answers by which an item is held to its skills, to choose from. */
const STRENGTHS: readonly [number, ...number[]] = [4, 8, 16];
const FOLDS = 10;

/** Fits the logistic model: items and skills first, then the weights of its signals. */
export const trainLogistic: Trainer = (rows, progress) => fitBest(rows, STRENGTHS, fitWith, progress);

function fitWith(rows: readonly AnswerRow[], strength: number, progress: Progress): Trained {
  const parametersOf = withoutOwn(rows, strength);
  progress('reading the signals', 0);
  const design = designOf(logistic, rows, parametersOf, bySkills);
  progress('fitting the weights', 0);
  const weights = fitLinear(logistic, design);
  return {
    model: logistic as Trained['model'],
    parameters: {
      ...PRIOR_PARAMETERS,
      version: 'evaluation',
      ...itemPriors(rows, strength, CORE.base),
      fitted: { [logistic.id]: weights },
    },
    questionOf: bySkills,
    chosen: { strength },
  };
}

/**
 * For each train row, item difficulties from other users only: difficulties that hold a row's own answer look better
 * than they are, and the fit would trust them too much.
 */
function withoutOwn(rows: readonly AnswerRow[], strength: number): (row: AnswerRow) => ParameterSet {
  const folds = foldsOf(rows, FOLDS);
  const sets = Array.from({ length: FOLDS }, (_, fold) => ({
    ...PRIOR_PARAMETERS,
    ...itemPriors(
      rows.filter(({ user }) => folds.get(user) !== fold),
      strength,
      CORE.base,
    ),
  }));
  return ({ user }) => sets[folds.get(user) ?? 0] ?? PRIOR_PARAMETERS;
}
