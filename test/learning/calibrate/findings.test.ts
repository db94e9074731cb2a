import assert from 'node:assert/strict';
import { DAY_MS } from '../../../src/duration.ts';
import { setsOf } from '../../../src/learning/calibrate/estimate.ts';
import { type Finding, findingsOf } from '../../../src/learning/calibrate/findings.ts';
import { sameForAll } from '../../../src/learning/calibrate/fold.ts';
import type { LoggedRow } from '../../../src/learning/calibrate/logRows.ts';
import { Observation } from '../../../src/learning/calibrate/observe.ts';
import { Tally } from '../../../src/learning/calibrate/tally.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { answersTo, type MadeItem, makeItems } from '../support/simulatedAnswers.ts';
import { MONDAY } from '../support/syntheticPack.ts';

const LEARNERS = 400;
const items = makeItems(21, 20);

/** What is found in answers of which those to `item-0` go as `right` says; `at` moves them in time. */
function found(
  right: (item: MadeItem, ability: number, learner: number) => number,
  at: (row: LoggedRow, learner: number) => number = (row) => row.at,
): readonly (readonly [item: string, finding: Finding])[] {
  const learners = answersTo(items, { seed: 22, learners: LEARNERS, each: 20, right }).map((rows, nth) =>
    rows.map((row) => ({ ...row, at: at(row, nth) })),
  );
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

describe('faults of questions', () => {
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
});
