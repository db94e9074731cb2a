import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readAnswers } from '../../../src/cli/answersFile.ts';
import { evaluate } from '../../../src/learning/evaluate/evaluate.ts';
import { TRAINERS } from '../../../src/learning/fit/trainers.ts';
import { LONG } from '../../support/runs.ts';

/** AUC of the same models by other people's code on the same rows; a check of the protocol, not of the models. */
const ANCHORS = {
  assistments09: { bkt: 0.7161, pfa: 0.7141, elo: 0.7644, 'best-lr': 0.7642 },
  assistments17: { bkt: 0.6618, pfa: 0.6613, elo: 0.7642, 'best-lr': 0.7532 },
} as const;
const NEAR = 0.003;
/** Two minutes of fitting: in the long run alone. */
const SLOW: ReadonlySet<string> = new Set(['best-lr']);

/** What the default model reaches at least: AUC; log loss and expected calibration error at most. */
const GOALS = {
  assistments09: { auc: 0.784, logLoss: 0.518, ece: 0.008 },
  assistments17: { auc: 0.773, logLoss: 0.553, ece: 0.013 },
} as const;

describe('on real learners’ answers', function () {
  this.timeout(1_200_000);
  const place = process.env.TRELLIS_EVAL_DATA;
  before(function () {
    if (place) return;
    process.stderr.write('SKIPPED: models on real answers, because TRELLIS_EVAL_DATA is not set\n');
    this.skip();
  });

  function measured(set: string, model: string) {
    const folder = join(place ?? '', set);
    const trainer = TRAINERS[model] ?? assert.fail(`there is no model ${model}`);
    const ready = trainer(readAnswers(join(folder, 'train.csv.gz')), () => {});
    return evaluate(readAnswers(join(folder, 'test.csv.gz')), ready).all;
  }

  for (const [set, anchors] of Object.entries(ANCHORS))
    for (const [model, auc] of Object.entries(anchors))
      it(`${model} predicts ${set} as other people’s code does`, function () {
        if (SLOW.has(model) && !LONG) this.skip();
        assert.ok(Math.abs((measured(set, model).auc ?? 0) - auc) <= NEAR);
      });

  for (const [set, goal] of Object.entries(GOALS))
    it(`the default model predicts ${set} as well as it is to`, () => {
      const { auc, logLoss, ece } = measured(set, 'logistic');
      assert.ok((auc ?? 0) >= goal.auc && logLoss !== null && logLoss <= goal.logLoss, `${auc}, ${logLoss}`);
      assert.ok(ece !== null && ece <= goal.ece, `${ece}`);
    });
});
