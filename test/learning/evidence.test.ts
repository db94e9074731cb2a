import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Circumstances, fastestMs, weigh } from '../../src/learning/evidence.ts';
import type { Mastery } from '../../src/learning/model.ts';
import { isSlip } from '../../src/learning/slip.ts';
import { runs } from '../support/runs.ts';

const CALM: Circumstances = {
  hints: 0,
  hintsTotal: 3,
  try: 1,
  repeats: 0,
  elapsed: 20_000,
  expectedMs: fastestMs(120, 'number'),
  kind: 'number',
};

describe('the weight of an answer', () => {
  it('is whole for a first try without hints in reading time', () => {
    assert.deepEqual(weigh(CALM), { weight: 1, unaided: true, rapid: false });
  });

  it('falls with every hint and every try, and never to nothing', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 20 }), (hints, hintsTotal, tries) => {
        const how = { ...CALM, hints, hintsTotal, try: tries };
        const { weight } = weigh(how);
        assert.ok(weight >= 0.05 && weight <= 1);
        assert.ok(weigh({ ...how, hints: hints + 1 }).weight <= weight);
        assert.ok(weigh({ ...how, try: tries + 1 }).weight <= weight);
      }),
      runs(500),
    );
  });

  it('falls for answers to one template in a row: together they never tell more than a few independent ones', () => {
    const weights = Array.from({ length: 12 }, (_, repeats) => weigh({ ...CALM, repeats }).weight);
    assert.equal(weights[0], 1);
    assert.deepEqual(
      weights,
      weights.toSorted((a, b) => b - a),
    );
    assert.ok(weights.reduce((sum, weight) => sum + weight, 0) < 3);
  });

  it('is not unaided after a hint, a wrong try or the solution of the same template', () => {
    assert.equal(weigh({ ...CALM, hints: 1 }).unaided, false);
    assert.equal(weigh({ ...CALM, try: 2 }).unaided, false);
    assert.equal(weigh({ ...CALM, repeats: 1 }).unaided, false);
  });

  it('is small for an answer faster than a person can read', () => {
    const rapid = weigh({ ...CALM, elapsed: 900 });
    assert.deepEqual({ unaided: rapid.unaided, rapid: rapid.rapid }, { unaided: false, rapid: true });
    assert.ok(rapid.weight < 0.5);
  });

  it('is that of the worked step once hints were clicked through, however many are left', () => {
    const clicked = weigh({ ...CALM, hints: 2, hintsTotal: 10, hurriedHints: 2 });
    assert.equal(clicked.hurried, 'hints');
    assert.equal(clicked.weight, weigh({ ...CALM, hints: 10, hintsTotal: 10 }).weight);
    assert.equal(weigh({ ...CALM, hints: 1, hurriedHints: 1 }).hurried, undefined);
  });

  it('is marked as told where the worked step came before the first try: all of several hints, or clicked through', () => {
    assert.equal(weigh({ ...CALM, hints: 3, hintsTotal: 3 }).told, true);
    assert.equal(weigh({ ...CALM, hints: 2, hintsTotal: 10, hurriedHints: 2 }).told, true);
    assert.equal(weigh({ ...CALM, hints: 2, hintsTotal: 3 }).told, undefined);
    assert.equal(weigh({ ...CALM, hints: 1, hintsTotal: 1 }).told, undefined, 'a single hint may be a nudge');
    assert.equal(weigh({ ...CALM, hints: 3, hintsTotal: 3, try: 2 }).told, undefined);
  });

  it('is smaller still for a further try in haste', () => {
    const hasty = weigh({ ...CALM, try: 2, elapsed: 300 });
    assert.equal(hasty.hurried, 'tries');
    assert.ok(hasty.weight < weigh({ ...CALM, try: 2 }).weight);
  });

  it('is half for a slip after long mastery', () => {
    const slip = weigh({ ...CALM, slip: true });
    assert.deepEqual({ weight: slip.weight, slip: slip.slip }, { weight: 0.5, slip: true });
  });

  it('is whole for an answer that was not measured', () => {
    assert.equal(weigh({ ...CALM, elapsed: null }).rapid, false);
  });
});

describe('the least time to read and answer', () => {
  it('grows with the prompt up to ten seconds', () => {
    assert.ok(fastestMs(0, 'choice') < fastestMs(100, 'choice'));
    assert.ok(fastestMs(100, 'choice') < fastestMs(100, 'match'));
    assert.equal(fastestMs(5000, 'choice'), 10_000);
  });

  it('lets a fluent learner answer a single word in under a second', () => {
    assert.ok(fastestMs(8, 'choice') < 1000);
  });
});

describe('a slip', () => {
  const mastery = (change: Partial<Mastery> = {}): Mastery => ({
    level: 'mastered',
    estimate: 0.95,
    lower: 0.9,
    evidence: 12,
    recall: 0.95,
    unaided: 8,
    lastAt: 0,
    retestAt: null,
    traced: 0.98,
    missing: [],
    ...change,
  });
  const history = (correct: boolean | null) => [{ item: 'i', skill: 'one', at: 0, correct }];
  const slip = (change: Partial<Mastery>, last: boolean | null) =>
    isSlip([{ skill: 'one', mastery: mastery(change) }], 3, history(last));

  it('is a wrong answer of somebody who has long mastered every skill of the question', () => {
    assert.equal(slip({}, true), true);
    assert.equal(slip({ level: 'proficient' }, true), false);
    assert.equal(slip({ unaided: 5 }, true), false);
  });

  it('is neither a second wrong answer in a row nor one after a long pause', () => {
    assert.equal(slip({}, false), false);
    assert.equal(slip({}, null), false);
    assert.equal(slip({ recall: 0.6 }, true), false);
  });
});
