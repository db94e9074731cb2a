import assert from 'node:assert/strict';
import { DAY_MS } from '../../../src/duration.ts';
import { setsOf } from '../../../src/learning/calibrate/estimate.ts';
import { type Finding, findingsOf } from '../../../src/learning/calibrate/findings.ts';
import { sameForAll } from '../../../src/learning/calibrate/fold.ts';
import type { LoggedRow } from '../../../src/learning/calibrate/logRows.ts';
import { Observation } from '../../../src/learning/calibrate/observe.ts';
import { Tally } from '../../../src/learning/calibrate/tally.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { answersTo, type MadeItem, makeItems, normal } from '../support/simulatedAnswers.ts';
import { MONDAY } from '../support/syntheticPack.ts';

const LEARNERS = 400;
const items = makeItems(21, 20);

/** What is found in answers of which those to `item-0` go as `right` says; `at` moves them in time. */
function found(
  right: (item: MadeItem, ability: number, learner: number) => number,
  at: (row: LoggedRow, learner: number) => number = (row) => row.at,
): readonly (readonly [item: string, finding: Finding])[] {
  const learners = answersTo(items, { seed: 22, learners: LEARNERS, each: 20, right });
  return foundIn(learners.map((rows, nth) => rows.map((row) => ({ ...row, at: at(row, nth) }))));
}

/** What is found in the answers of these learners. */
function foundIn(
  learners: readonly (readonly LoggedRow[])[],
): readonly (readonly [item: string, finding: Finding])[] {
  const tally = new Tally(sameForAll());
  for (const rows of learners) tally.take(rows);
  const { found: estimates, whole } = setsOf(tally);
  const observation = new Observation(new Map(), MONDAY + 200 * DAY_MS);
  for (const rows of learners) observation.take(rows, whole);
  const keys = [...observation.questions.keys()];
  const judged = [...observation.questions].map(([key, seen]) => ({
    ...seen,
    loose: estimates.questions.get(key)?.loose ?? null,
  }));
  return findingsOf(judged).flatMap((findings, nth) =>
    findings.map((finding) => [keys[nth] ?? '', finding] as const),
  );
}

const usual = (item: MadeItem, ability: number) => sigmoid(item.slope * (ability - item.location + 1.5));

describe('faults of questions', function () {
  this.timeout(60_000);

  it('are not found where there are none', () => {
    assert.deepEqual(found(usual), []);
  });

  it('are found where the able miss a question', () => {
    const planted = found((item, ability) =>
      item.id === 'item-0' ? sigmoid(-2.5 * ability) : usual(item, ability),
    );
    assert.ok(planted.some(([item, { code }]) => item === 'item-0' && code === 'negative_discrimination'));
    assert.deepEqual([...new Set(planted.map(([item]) => item))], ['item-0']);
  });

  it('are found where the able give one wrong answer instead of the key', () => {
    const planted = found((item, ability) =>
      item.id === 'item-0' ? sigmoid(-2 - ability) : usual(item, ability),
    );
    const [, wrongKey] = planted.find(([item, { code }]) => item === 'item-0' && code === 'wrong_key') ?? [];
    assert.ok(wrongKey?.code === 'wrong_key' && wrongKey.response === 'b' && wrongKey.share > wrongKey.key);
  });

  it('are found where a wrong answer is commoner than the key even among the able, rarer as they are abler', () => {
    const planted = found((item, ability) =>
      item.id === 'item-0' ? sigmoid(-1.6 + 0.7 * ability) : usual(item, ability),
    );
    const [[item, finding] = [], ...others] = planted;
    assert.deepEqual([item, finding?.code, others], ['item-0', 'distractor_ahead', []]);
    assert.ok(finding?.code === 'distractor_ahead' && finding.share > finding.key);
  });

  it('are found where a question goes otherwise lately', () => {
    const late = (learner: number) => learner % 2 === 0;
    const planted = found(
      (item, ability, learner) =>
        item.id === 'item-0' ? sigmoid(ability + (late(learner) ? 2 : -1)) : usual(item, ability),
      (row, learner) => row.at + (late(learner) ? 190 : 0) * DAY_MS,
    );
    const drifting = planted.filter(([, { code }]) => code === 'drift');
    const [, drift] = drifting.find(([item]) => item === 'item-0') ?? [];
    assert.ok(drift?.code === 'drift' && drift.lately > drift.before);
  });

  it('are hardly ever found where a class comes after another and everybody has questions that suit them', () => {
    const alarms = Array.from({ length: 30 }, (_, seed) => foundIn(twoClasses(seed)).length > 0);
    assert.ok(alarms.filter(Boolean).length <= 4, `${alarms.filter(Boolean).length} of 30`);
  });
});

/**
 * Thirty learners half a year ago and thirty lately, each of whom answers twenty templates again and again, some of which
 * suit them more than others. The templates have no fault and do not change.
 */
function twoClasses(seed: number): readonly (readonly LoggedRow[])[] {
  const chance = chanceOf(seed);
  const easy = makeItems(seed, 20).map((item) => ({ ...item, location: item.location / 2 - 0.5 }));
  return Array.from({ length: 60 }, (_, learner) => {
    const ability = normal(chance);
    const suits = new Map(easy.map(({ id }) => [id, 0.7 * normal(chance)]));
    const right = (item: MadeItem) =>
      sigmoid(item.slope * (ability + (suits.get(item.id) ?? 0) - item.location));
    const rows = [1, 2, 3, 4].flatMap((round) =>
      answersTo(easy, { seed: seed * 1000 + learner * 10 + round, learners: 1, each: 20, right }).flat(),
    );
    const later = learner % 2 === 0 ? 190 * DAY_MS : 0;
    return rows.map((row, nth) => ({
      ...row,
      user: `learner-${learner}`,
      at: MONDAY + nth * 60_000 + later,
    }));
  });
}
