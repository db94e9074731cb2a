import assert from 'node:assert/strict';
import { DAY_MS } from '../../../src/duration.ts';
import { type Calibrated, Calibration, ROUNDS } from '../../../src/learning/calibrate/calibration.ts';
import { setsApart, setsOf } from '../../../src/learning/calibrate/estimate.ts';
import { foldOf, sameForAll } from '../../../src/learning/calibrate/fold.ts';
import type { LoggedRow } from '../../../src/learning/calibrate/logRows.ts';
import { Tally } from '../../../src/learning/calibrate/tally.ts';
import { hashOf } from '../../../src/learning/hash.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { answersTo, makeItems } from '../support/simulatedAnswers.ts';
import { MONDAY } from '../support/syntheticPack.ts';

const HELD = 2;

function tallied(learners: readonly (readonly LoggedRow[])[]): Tally {
  const tally = new Tally(sameForAll());
  for (const rows of learners) tally.take(rows);
  return tally;
}

/** The same answers, but all right of the learners of one fold. */
function praised(
  learners: readonly (readonly LoggedRow[])[],
  fold: number,
): readonly (readonly LoggedRow[])[] {
  return learners.map((rows) =>
    rows.map((row) =>
      foldOf(row.user) === fold
        ? {
            ...row,
            correct: true,
            logged: { ...row.logged, outcome: { score: 1, weight: 1, unaided: true } },
          }
        : row,
    ),
  );
}

function calibrated(learners: readonly (readonly LoggedRow[])[]): Calibrated {
  const calibration = new Calibration(MONDAY + 30 * DAY_MS);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const rows of learners) calibration.take(rows);
    calibration.endRound();
  }
  return calibration.result('fit-1');
}

describe('sets apart from learners who are held out', () => {
  const learners = answersTo(makeItems(21, 12), { seed: 22, learners: 60, each: 12 });
  const changed = praised(learners, HELD);

  it('know nothing of their answers, whoever else they are for', () => {
    assert.notDeepEqual(changed, learners);
    assert.deepEqual(setsApart(tallied(changed), HELD), setsApart(tallied(learners), HELD));
    assert.notDeepEqual(setsOf(tallied(changed)).without[0], setsOf(tallied(learners)).without[0]);
  });

  it('know nothing of the answers of those they are for either', () => {
    const other = praised(learners, 0);
    const [before, after] = [learners, other].map((all) => setsApart(tallied(all), HELD));
    assert.deepEqual(after?.without[0], before?.without[0]);
    assert.notDeepEqual(after?.without[1], before?.without[1]);
  });

  it('let the weights move where there is something to find, though each question has few answers', () => {
    const families = 5;
    const found = calibrated(
      answersTo(makeItems(5, 100), {
        seed: 6,
        learners: 150,
        each: 60,
        // Every fifth question goes well or ill together, beyond what the learner is able to.
        right: ({ id, location }, ability, learner) => {
          const knack = hashOf(`${learner} ${Number(id.slice(5)) % families}`) % 2 === 0 ? 1.5 : -1.5;
          return sigmoid(ability - location + knack);
        },
      }),
    );
    assert.equal(found.report.firmness, 1);
  });
});
