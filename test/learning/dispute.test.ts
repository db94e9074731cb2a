import assert from 'node:assert/strict';
import { checkedBy, disputed } from '../../src/learning/dispute.ts';
import type { DisputeEvent, Evidence } from '../../src/learning/event.ts';
import type { ActivityState } from '../../src/learning/learnerState.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { countedLevel } from '../../src/learning/standing.ts';
import { runs } from '../support/runs.ts';
import { settingsFor, syntheticPack } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

const catalogue = syntheticPack(4, 10);
const settings = settingsFor(catalogue);
const SKILL = 'skill-0';

type Tape = ReturnType<typeof makeTape>;

function answers(tape: Tape, marks: string, given: { weight?: number; unaided?: boolean } = {}): Tape {
  for (const mark of marks) {
    tape.open();
    tape.answer({ correct: mark === '1', then: 'closed', ...given });
  }
  return tape;
}

const begun = () => makeTape(catalogue, settings);
const outcome = (tape: Tape) => tape.activity().disputes?.[SKILL]?.outcome;
const level = (tape: Tape) => tape.activity().current[SKILL] ?? 'not-started';

describe('“I know this”', () => {
  it('raises nothing by itself', () => {
    const tape = answers(begun(), '100');
    const before = { level: level(tape), model: tape.state().model };
    tape.dispute(SKILL, 'know');
    assert.deepEqual({ level: level(tape), model: tape.state().model }, before);
    assert.equal(outcome(tape), 'open');
  });

  it('is confirmed by three unaided right answers, whatever went wrong before, and is proficient then, not mastered', () => {
    const tape = answers(begun(), '0000000000');
    tape.dispute(SKILL, 'know');
    answers(tape, '11');
    assert.equal(outcome(tape), 'open');
    assert.equal(level(tape), 'familiar');
    answers(tape, '1');
    assert.equal(outcome(tape), 'confirmed');
    assert.equal(level(tape), 'proficient');
    assert.equal(tape.activity().check, undefined);
  });

  it('is not shown by two wrong answers, and every answer counted all the same', () => {
    const tape = begun();
    tape.dispute(SKILL, 'know');
    answers(tape, '00');
    assert.equal(outcome(tape), 'not-shown');
    assert.equal(tape.activity().totals.answered, 2);
  });

  it('takes no answer with help or given in no time for knowing', () => {
    const tape = begun();
    tape.dispute(SKILL, 'know');
    answers(tape, '111111', { unaided: false, weight: 0.25 });
    assert.equal(outcome(tape), 'open');
    assert.equal(tape.activity().check?.answers, 0);
  });

  it('holds until a wrong answer after it', () => {
    const tape = begun();
    tape.dispute(SKILL, 'know');
    answers(tape, '111');
    assert.equal(outcome(tape), 'confirmed');
    answers(tape, '0');
    assert.equal(outcome(tape), 'lapsed');
  });

  it('is left when the learner goes on with another skill', () => {
    const tape = begun();
    tape.dispute(SKILL, 'know');
    tape.open('one', 'item-1-0', 'skill-1');
    assert.equal(outcome(tape), 'left');
    assert.equal(tape.activity().check, undefined);
  });

  it('confirms at most 5 in 100 who do not know, and 90 in 100 who do, guessed questions included', () => {
    for (const guess of [0, 0.25]) {
      const asked = (nth: number, knows: boolean) => checked(nth, knows ? 0.9 : 0.3, guess);
      const count = runs(1000).numRuns;
      const share = (knows: boolean) =>
        Array.from({ length: count }, (_, nth) => asked(nth, knows)).filter(Boolean).length / count;
      assert.ok(share(false) <= 0.05 + 0.02, `confirmed unknown at guess ${guess}: ${share(false)}`);
      if (guess === 0) assert.ok(share(true) >= 0.85, `confirmed known: ${share(true)}`);
    }
  });
});

/** One whole check of somebody who is right with this chance beside guessing; whether it was confirmed. */
function checked(seed: number, chanceRight: number, guess: number): boolean {
  const chance = chanceOf(seed);
  const evidence: Evidence = {
    skills: [{ skill: SKILL, weight: 1 }],
    difficulty: 0,
    guess,
    fact: null,
    weight: 1,
    unaided: true,
    rapid: false,
  };
  const claim: DisputeEvent = { ...eventAt(begun()), kind: 'dispute', skill: SKILL, claim: 'know' };
  let activity: ActivityState = disputed(begun().activity(), claim);
  while (activity.check !== undefined) {
    activity = checkedBy(activity, { evidence, right: chance.share() < guess + (1 - guess) * chanceRight });
  }
  return activity.disputes?.[SKILL]?.outcome === 'confirmed';
}

function eventAt(tape: Tape) {
  tape.finish();
  const { kind: _, ...common } = tape.events[0] ?? assert.fail('an event');
  return common;
}

describe('“I forgot this”', () => {
  const knowing = () => answers(begun(), '11111111');

  it('lowers the estimate and the level at once, and never what was reached', () => {
    const tape = knowing();
    const estimate = () => estimateOf(tape);
    const before = estimate();
    tape.dispute(SKILL, 'forgot');
    assert.ok(estimate() < before);
    assert.equal(level(tape), 'familiar');
    assert.equal(countedLevel(tape.activity(), SKILL, 'reached'), 'proficient');
    assert.equal(countedLevel(tape.activity(), SKILL, 'current'), 'familiar');
  });

  it('holds until one unaided right answer', () => {
    const tape = knowing();
    tape.dispute(SKILL, 'forgot');
    answers(tape, '1');
    assert.equal(outcome(tape), 'relearned');
    assert.equal(level(tape), 'proficient');
  });

  it('never raises an estimate, however low', () => {
    const tape = answers(begun(), '0'.repeat(30));
    const before = estimateOf(tape);
    tape.dispute(SKILL, 'forgot');
    assert.ok(estimateOf(tape) <= before);
  });
});

function estimateOf(tape: Tape): number {
  const { model, parameters } = tape.pinned;
  return model.mastery(tape.state().model, SKILL, settings.rule, parameters, tape.now()).estimate;
}
