import { bestLr } from '../baselines/bestLr.ts';
import { seedRule } from '../baselines/seedRule.ts';
import { type AnswerRow, bySkills } from '../evaluate/answerRow.ts';
import type { LinearPredictor } from '../models/linear.ts';
import { pfa } from '../models/pfa.ts';
import { PRIOR_PARAMETERS } from '../parameters.ts';
import { designOf } from './design.ts';
import { fitLinear } from './fitLinear.ts';
import { fitBest } from './innerValidation.ts';
import { trainBkt } from './trainBkt.ts';
import { trainCalibrated } from './trainCalibrated.ts';
import { trainElo } from './trainElo.ts';
import type { Trained, Trainer } from './trained.ts';
import { trainLogistic } from './trainLogistic.ts';
import { withoutTime } from './withoutTime.ts';

/** Fits the weights of a linear predictor that needs nothing else. */
function fitPlain<S>(model: LinearPredictor<S>, rows: readonly AnswerRow[]): Trained {
  const design = designOf(model, rows, () => PRIOR_PARAMETERS, bySkills);
  return {
    model: model as Trained['model'],
    parameters: {
      ...PRIOR_PARAMETERS,
      version: 'evaluation',
      fitted: { [model.id]: fitLinear(model, design) },
    },
    questionOf: bySkills,
    chosen: {},
  };
}

const trainBestLr: Trainer = (rows, progress) =>
  fitBest(rows, [1, 3], (some, ridge) => ({ ...fitPlain(bestLr(ridge), some), chosen: { ridge } }), progress);

/** Every model that can be evaluated, by the name it is asked for. */
export const TRAINERS: Readonly<Record<string, Trainer>> = {
  logistic: trainLogistic,
  'logistic-timeless': withoutTime(trainLogistic),
  calibrated: trainCalibrated,
  bkt: trainBkt,
  pfa: (rows) => fitPlain(pfa, rows),
  'best-lr': trainBestLr,
  elo: trainElo,
  seed: () => ({
    model: seedRule as Trained['model'],
    parameters: PRIOR_PARAMETERS,
    questionOf: bySkills,
    chosen: {},
  }),
};
