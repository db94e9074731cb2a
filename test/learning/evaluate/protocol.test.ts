import assert from 'node:assert/strict';
import { evaluate } from '../../../src/learning/evaluate/evaluate.ts';
import { predictions } from '../../../src/learning/evaluate/predictions.ts';
import { SILENT } from '../../../src/learning/fit/progress.ts';
import { TRAINERS } from '../../../src/learning/fit/trainers.ts';
import { answerSet } from '../support/answerSet.ts';

const DAY = 86_400_000;

describe('the evaluation of next answers', () => {
  const train = answerSet(1, 60, 40);
  const test = answerSet(2, 20, 40);

  for (const [name, trainer] of Object.entries(TRAINERS)) {
    describe(`of ${name}`, () => {
      const ready = trainer(train, SILENT);

      it('predicts a row from nothing but the user’s own earlier rows', () => {
        const before = predictions(test, ready).predicted;
        for (const cut of [0, 1, 17, 39, 40, 95]) {
          const turned = test.map((row, nth) => (nth >= cut ? { ...row, correct: !row.correct } : row));
          const after = predictions(turned, ready).predicted;
          assert.deepEqual(after.slice(0, cut + 1), before.slice(0, cut + 1));
        }
        const alone = predictions(test.slice(40, 80), ready).predicted;
        assert.deepEqual(alone, before.slice(40, 80));
      });

      it('has a probability for items, skills and combinations it was never fitted on', () => {
        const strange = test.map((row) => ({
          ...row,
          item: `new ${row.item}`,
          skills: ['new', ...row.skills],
        }));
        for (const p of predictions(strange, ready).predicted) assert.ok(p > 0 && p < 1);
      });
    });
  }

  it('counts every row once, first contacts and rows after a pause apart', () => {
    const seed = TRAINERS.seed?.(train, SILENT) ?? assert.fail();
    const row = (skill: string, day: number) => ({
      user: 'u',
      item: 'i',
      skills: [skill],
      correct: true,
      at: day * DAY,
    });
    const { all, firstContacts, afterPause } = evaluate(
      [row('a', 0), row('a', 0.5), row('a', 2), row('b', 2), row('b', 2.5)],
      seed,
    );
    assert.deepEqual([all.n, firstContacts.n, afterPause.n], [5, 2, 1]);
  });

  it('finds the logistic model better than knowing items alone, and well calibrated', () => {
    const many = answerSet(3, 120, 40);
    const others = answerSet(4, 60, 40);
    const trained = (name: string) => TRAINERS[name]?.(many, SILENT) ?? assert.fail(name);
    const logistic = evaluate(others, trained('logistic')).all;
    for (const name of ['bkt', 'pfa', 'seed']) {
      const other = evaluate(others, trained(name)).all;
      assert.ok(logistic.logLoss < other.logLoss, `${name}: ${other.logLoss} against ${logistic.logLoss}`);
    }
    assert.ok(logistic.ece < 0.05, `calibration error ${logistic.ece}`);
  });
});
