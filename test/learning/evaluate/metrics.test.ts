import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calibration, metricsOf } from '../../../src/learning/evaluate/metrics.ts';
import { runs } from '../../support/runs.ts';

const rows = fc.array(
  fc.record({
    // Few values, so that ties are common.
    p: fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    y: fc.constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('the metrics of predictions', () => {
  it('have the AUC of comparing every right answer with every wrong one', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const right = given.filter(({ y }) => y === 1);
        const wrong = given.filter(({ y }) => y === 0);
        const wins = right.flatMap(({ p }) =>
          wrong.map((other) => (p > other.p ? 1 : p === other.p ? 0.5 : 0)),
        );
        const { auc } = metricsOf(
          given.map(({ p }) => p),
          given.map(({ y }) => y),
        );
        if (wins.length === 0) return assert.equal(auc, null);
        assert.ok(Math.abs((auc ?? -1) - wins.reduce((a: number, b) => a + b, 0) / wins.length) < 1e-9);
      }),
      runs(1000),
    );
  });

  it('are those worked out by hand', () => {
    const { logLoss, rmse, ece, right, predicted } = metricsOf([0.8, 0.4, 0.4, 0], [1, 0, 1, 0]);
    assert.ok(
      Math.abs(logLoss - -(Math.log(0.8) + Math.log(0.6) + Math.log(0.4) + Math.log(1 - 1e-6)) / 4) < 1e-12,
    );
    assert.ok(Math.abs(rmse - Math.sqrt((0.04 + 0.16 + 0.36 + 0) / 4)) < 1e-12);
    // Bins: 0 alone, 0.4 twice with half of them right, 0.8 alone.
    assert.ok(Math.abs(ece - (0 + 2 * 0.1 + 0.2) / 4) < 1e-12);
    assert.deepEqual([right, predicted], [0.5, 0.4]);
  });

  it('call a certain and wrong answer bad, but not infinitely so', () => {
    assert.ok(Math.abs(metricsOf([1], [0]).logLoss - -Math.log(1e-6)) < 1e-6);
  });

  it('have bins that hold every row once', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const bins = calibration(
          given.map(({ p }) => p),
          given.map(({ y }) => y),
        );
        assert.equal(
          bins.reduce((sum, { n }) => sum + n, 0),
          given.length,
        );
      }),
      runs(200),
    );
  });
});
