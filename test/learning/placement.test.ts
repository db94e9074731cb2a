import assert from 'node:assert/strict';
import { activityOf } from '../../src/learning/learnerState.ts';
import { mostQuestions } from '../../src/learning/placement/ask.ts';
import { placementOffer } from '../../src/learning/placement/place.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { chooseNext } from '../../src/learning/sequencing/chooseNext.ts';
import { situationOf } from '../../src/learning/sequencing/situation.ts';
import { runs } from '../support/runs.ts';
import { packOf, place } from './support/placed.ts';
import { pinnedTo, settingsFor } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

describe('a placement over thirty skills', () => {
  const { numRuns } = runs(200);
  const all = Array.from({ length: numRuns }, (_, nth) => place(nth + 1));

  it('is offered with the number of questions it takes at most, and takes no more than 25', () => {
    for (const { offered, asked } of all) {
      assert.equal(offered, 25);
      assert.ok(asked <= 25);
    }
    assert.deepEqual([8, 30, 39, 300].map(mostQuestions), [7, 25, 25, 25]);
  });

  it('puts nine skills of ten where they belong', () => {
    const mean = all.reduce((sum, { right }) => sum + right, 0) / numRuns;
    assert.ok(mean >= 0.9, `${mean}`);
  });

  it('makes nothing proficient or mastered that its answers alone did not', () => {
    for (const { tape } of all) {
      const levels = Object.values(activityOf(tape.state(), 'one').reached);
      assert.ok(!levels.includes('mastered'));
    }
  });

  it('opens the way to what builds on what seems known, until own answers tell', () => {
    const first = all[0];
    assert.ok(first !== undefined);
    const { tape, by, pack } = first;
    const given = { ...pinnedTo(by), activity: 'one', settings: by, catalogue: pack };
    const decision = chooseNext({
      ...given,
      state: tape.state(),
      now: tape.now(),
      seed: 1,
      wish: { kind: 'any' },
    });
    const { placement } = activityOf(tape.state(), 'one');
    assert.ok(placement?.status === 'done');
    assert.notEqual(decision.reason, 'placement');
    const requires = pack.skills.find(({ id }) => id === decision.skill)?.requires ?? [];
    const { standing } = situationOf({ ...given, state: tape.state(), now: tape.now() });
    assert.ok(requires.every((one) => standing(one).met));
  });
});

describe('a placement', () => {
  const pack = packOf(chanceOf(1));
  const seen = (skills: number, changes = {}) => {
    const by = settingsFor(pack, { skills: pack.skills.slice(0, skills).map(({ id }) => id), ...changes });
    const tape = makeTape(pack, by);
    return { by, tape, offer: () => offerOf(tape, by) };
  };
  const offerOf = (tape: ReturnType<typeof makeTape>, by: ReturnType<typeof settingsFor>) =>
    placementOffer(
      situationOf({
        ...pinnedTo(by),
        activity: 'one',
        settings: by,
        catalogue: pack,
        state: tape.state(),
        now: tape.now(),
      }),
    );

  it('is offered where there are many skills, unless the instructor wants none', () => {
    assert.equal(seen(7).offer(), null);
    assert.equal(seen(8).offer(), mostQuestions(8));
    assert.equal(seen(8, { placement: false }).offer(), null);
  });

  it('is not offered any more once it was left out, or a question was answered', () => {
    const skipped = seen(10);
    skipped.tape.choose(null, { placement: 'skip' });
    assert.equal(skipped.offer(), null);
    const answered = seen(10);
    answered.tape.open('one', 's0-0', 's0');
    answered.tape.answer({ correct: true, skill: 's0', then: 'closed' });
    assert.equal(answered.offer(), null);
  });
});
