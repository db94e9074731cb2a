import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minimise } from '../../../src/learning/fit/minimise.ts';
import { runs } from '../../support/runs.ts';

const PATIENCE = { iterations: 500, tolerance: 1e-14 };

describe('finding a minimum', () => {
  it('solves quadratics of very different curvature', () => {
    const centre = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(centre, (wanted) => {
        const found = minimise(
          (x, gradient) =>
            wanted.reduce((sum, target, at) => {
              const away = (x[at] ?? 0) - target;
              gradient[at] = 10 ** (at % 4) * away;
              return sum + 0.5 * 10 ** (at % 4) * away * away;
            }, 0),
          new Float64Array(wanted.length),
          PATIENCE,
        );
        for (const [at, target] of wanted.entries()) assert.ok(Math.abs((found[at] ?? 0) - target) < 1e-4);
      }),
      runs(200),
    );
  });

  it('follows the bent valley of Rosenbrock to its end', () => {
    const found = minimise(
      (point, gradient) => {
        const [x = 0, y = 0] = point;
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      Float64Array.of(-1.2, 1),
      PATIENCE,
    );
    for (const value of found) assert.ok(Math.abs(value - 1) < 1e-3);
  });

  it('stays where it begins when that is the minimum', () => {
    const square = ([x = 0]: Float64Array, gradient: Float64Array) => {
      gradient[0] = 2 * x;
      return x * x;
    };
    const found = minimise(square, Float64Array.of(0), PATIENCE);
    assert.deepEqual([...found], [0]);
  });
});
