import assert from 'node:assert/strict';
import { DAY_MS } from '../../../src/duration.ts';
import { type Calibrated, Calibration, ROUNDS } from '../../../src/learning/calibrate/calibration.ts';
import { setsOf } from '../../../src/learning/calibrate/estimate.ts';
import { sameForAll } from '../../../src/learning/calibrate/fold.ts';
import type { LoggedRow } from '../../../src/learning/calibrate/logRows.ts';
import { Tally } from '../../../src/learning/calibrate/tally.ts';
import { answersTo, correlation, makeItems } from '../support/simulatedAnswers.ts';
import { MONDAY } from '../support/syntheticPack.ts';

const NOW = MONDAY + 30 * DAY_MS;

function calibrated(learners: readonly (readonly LoggedRow[])[], now = NOW): Calibrated {
  const calibration = new Calibration(now);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const rows of learners) calibration.take(rows);
    calibration.endRound();
  }
  return calibration.result('fit-1');
}

describe('calibration of questions', () => {
  it('recovers difficulty (r > 0.9) and discrimination (r > 0.7) from 500 answers to each question', () => {
    const items = makeItems(3, 60);
    let sets = sameForAll();
    for (let round = 0; round < 2; round += 1) {
      const tally = new Tally(sets);
      for (const rows of answersTo(items, { seed: 4, learners: 500, each: 60 })) tally.take(rows);
      sets = setsOf(tally);
    }
    const { difficulty, discrimination } = sets.whole;
    const found = items.map(({ id }) => ({ d: difficulty[id] ?? 0, a: discrimination[id] ?? 0 }));
    const locations = correlation(
      found.map(({ d, a }) => d / a),
      items.map(({ location }) => location),
    );
    const slopes = correlation(
      found.map(({ a }) => a),
      items.map(({ slope }) => slope),
    );
    assert.ok(locations > 0.9, `difficulty ${locations}`);
    assert.ok(slopes > 0.7, `discrimination ${slopes}`);
  });

  it('leaves a question answered twice near the author’s difficulty, and one answered often where its answers say', () => {
    const items = makeItems(5, 8).map((item) => ({
      ...item,
      slope: 1,
      location: item.id === 'item-0' ? 2.5 : 0,
    }));
    const often = answersTo(items, { seed: 6, learners: 60, each: 8 });
    const rare = { ...items[0], id: 'rare' } as (typeof items)[number];
    const twice = answersTo([rare], { seed: 9, learners: 2, each: 1 });
    const { parameters } = calibrated([
      ...often,
      ...twice.map((rows) => rows.map((row) => ({ ...row, user: `x${row.user}` }))),
    ]);
    assert.ok((parameters.difficulty['item-0'] ?? 0) > 1.2);
    assert.ok((parameters.difficulty.rare ?? 9) < (parameters.difficulty['item-0'] ?? 0) - 0.4);
    assert.ok(Math.abs((parameters.discrimination.rare ?? 9) - 1) < 0.15);
  });

  it('gives the same set whatever the order of learners', () => {
    const learners = answersTo(makeItems(7, 10), { seed: 8, learners: 12, each: 10 });
    const { difficulty } = calibrated(learners).parameters;
    assert.deepEqual(calibrated([...learners].reverse()).parameters.difficulty, difficulty);
  });

  it('makes nothing of nothing', () => {
    const { parameters, report } = calibrated([]);
    assert.deepEqual([parameters.difficulty, report.questions, report.loss], [{}, [], null]);
  });

  it('foretells new learners no worse than the author’s difficulties, from ten learners on', () => {
    const { report } = calibrated(answersTo(makeItems(11, 20), { seed: 12, learners: 10, each: 20 }));
    assert.ok(report.loss !== null && report.loss.fitted <= report.loss.author + 0.005);
  });
});
