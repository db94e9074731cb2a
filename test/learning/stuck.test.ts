import assert from 'node:assert/strict';
import { gamingOf } from '../../src/learning/gaming.ts';
import { isStuck, STUCK_AFTER, stuckSkills } from '../../src/learning/stuck.ts';
import { settingsFor, syntheticPack } from './support/syntheticPack.ts';
import { type AnswerGiven, makeTape } from './support/tape.ts';

const catalogue = syntheticPack(4, 10);
const settings = settingsFor(catalogue);

function answering(given: Omit<AnswerGiven, 'then' | 'correct'>, pattern: string) {
  const tape = makeTape(catalogue, settings);
  for (const mark of pattern) {
    tape.open();
    tape.answer({ ...given, correct: mark === '1', then: 'closed' });
  }
  return tape;
}

describe('a learner', () => {
  it('is stuck after many opportunities without growth, not before', () => {
    assert.equal(isStuck(answering({}, '0'.repeat(STUCK_AFTER - 1)).activity(), 'skill-0'), false);
    const stuck = answering({}, '0'.repeat(STUCK_AFTER)).activity();
    assert.deepEqual(stuckSkills(stuck), [{ skill: 'skill-0', opportunities: STUCK_AFTER }]);
  });

  it('is not stuck while the estimate grows, nor once mastery is shown', () => {
    assert.equal(isStuck(answering({}, '01011011').activity(), 'skill-0'), false);
    assert.equal(isStuck(answering({}, '1'.repeat(40)).activity(), 'skill-0'), false);
  });

  it('is not stuck any more after growing past the best so far', () => {
    assert.equal(isStuck(answering({}, `${'0'.repeat(10)}11111`).activity(), 'skill-0'), false);
  });

  it('is not stuck by further tries at the same question', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    for (let count = 0; count < 12; count += 1) tape.answer({ correct: false, then: 'again' });
    assert.equal(isStuck(tape.activity(), 'skill-0'), false);
  });
});

describe('gaming', () => {
  it('is guessing rapidly on half of the last ten questions or more', () => {
    const rapid = answering({ rapid: true }, '0101010101').activity();
    assert.deepEqual(gamingOf(rapid.manner), { answers: 10, rapid: 1, help: 0, tries: 0, gaming: true });
  });

  it('is revealing instead of trying', () => {
    const tape = makeTape(catalogue, settings);
    for (let count = 0; count < 10; count += 1) {
      tape.open();
      tape.reveal();
    }
    assert.equal(gamingOf(tape.activity().manner).help, 1);
    assert.ok(gamingOf(tape.activity().manner).gaming);
  });

  it('is clicking through hints and trying on until right, and never reading hints', () => {
    const clicked = answering({ hurried: 'hints' }, '1'.repeat(10)).activity();
    assert.equal(gamingOf(clicked.manner).help, 1);
    const tape = makeTape(catalogue, settings);
    for (let count = 0; count < 10; count += 1) {
      tape.open();
      tape.answer({ correct: false, then: 'again' });
      tape.answer({ correct: true, then: 'closed', rapid: true, hurried: 'tries' });
    }
    assert.equal(gamingOf(tape.activity().manner).tries, 1);
    const reader = makeTape(catalogue, settings);
    for (let count = 0; count < 10; count += 1) {
      reader.open();
      reader.hint();
      reader.hint();
      reader.answer({ correct: true, then: 'closed' });
    }
    assert.equal(gamingOf(reader.activity().manner).gaming, false);
  });

  it('is not said of few answers, of honest ones, or of what lies twenty questions back', () => {
    assert.equal(gamingOf(answering({ rapid: true }, '000').activity().manner).gaming, false);
    assert.equal(gamingOf(answering({}, '0'.repeat(15)).activity().manner).gaming, false);
    const tape = answering({ rapid: true }, '0'.repeat(20));
    for (let count = 0; count < 20; count += 1) {
      tape.open();
      tape.answer({ correct: true, then: 'closed' });
    }
    assert.equal(gamingOf(tape.activity().manner).rapid, 0);
  });
});
