import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TrellisError } from '../../src/errors.ts';

import { memoryOf } from '../../src/learning/keptMemory.ts';
import { activityOf, initialState, type LearnerState } from '../../src/learning/learnerState.ts';
import { DEFAULT_MODEL, MODELS } from '../../src/learning/models/index.ts';
import { HISTORY, openServing } from '../../src/learning/replay/serving.ts';
import { applyEvent, fold } from '../../src/learning/replay.ts';
import { runs } from '../support/runs.ts';
import { action, play } from './support/randomLog.ts';
import { pinnedTo, settingsFor, syntheticPack } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

const catalogue = syntheticPack(6, 10, true);
const settings = settingsFor(catalogue);
const pinned = pinnedTo(settings);
const actions = fc.array(action, { maxLength: 80 });

describe('replay', () => {
  it('from zero gives the live state, for every model', () => {
    for (const model of MODELS.values()) {
      fc.assert(
        fc.property(actions, (given) => {
          const { state, events } = play(given, catalogue, { ...pinned, model });
          assert.deepEqual(fold(events, { ...pinned, model }) ?? initialState(model), state);
        }),
        runs(300),
      );
    }
  });

  it('goes on from a snapshot that was written as JSON', () => {
    fc.assert(
      fc.property(actions, fc.nat(80), (given, cut) => {
        const { state, events } = play(given, catalogue, pinned);
        const snapshot = fold(events.slice(0, cut), pinned) ?? initialState(DEFAULT_MODEL);
        const read: LearnerState = JSON.parse(JSON.stringify(snapshot));
        assert.deepEqual(read, snapshot);
        assert.deepEqual(fold(events.slice(cut), pinned, read), state);
      }),
      runs(300),
    );
  });

  it('changes no state it was given', () => {
    fc.assert(
      fc.property(actions, (given) => {
        const { events } = play(given, catalogue, pinned);
        let state = deepFreeze(initialState(DEFAULT_MODEL));
        for (const event of events) state = deepFreeze(applyEvent(state, event, pinned));
      }),
      runs(100),
    );
  });

  it('what an event did and the question it opens may be applied one after the other', () => {
    fc.assert(
      fc.property(actions, (given) => {
        const { events } = play(given, catalogue, pinned);
        let state = initialState(DEFAULT_MODEL);
        for (const event of events) {
          const apart = openServing(applyEvent(state, { ...event, opens: null }, pinned), event);
          state = applyEvent(state, event, pinned);
          assert.deepEqual(apart, state);
        }
      }),
      runs(100),
    );
  });

  it('at most two unanswered questions of a skill wait, none of them the open one', () => {
    fc.assert(
      fc.property(actions, (given) => {
        const { state } = play(given, catalogue, pinned);
        for (const { aside, open } of Object.values(state.activities)) {
          const skills = aside.map(({ decision }) => decision.skill);
          assert.ok(skills.every((skill) => skills.filter((one) => one === skill).length <= 2));
          assert.ok(aside.every(({ id }) => id !== open?.id));
        }
      }),
      runs(300),
    );
  });

  it('takes pinned values event by event where a log crosses a recalibration', () => {
    const { events } = play(fc.sample(action, { numRuns: 40, seed: 1 }), catalogue, pinned);
    const harder = { ...pinned, parameters: { ...pinned.parameters, skillOffset: { 'skill-0': 1 } } };
    const folded = fold(events, (event) => (event.sequence > 20 ? harder : pinned));
    const half = fold(events.slice(0, 20), pinned);
    assert.ok(half !== null);
    assert.deepEqual(folded, fold(events.slice(20), harder, half));
  });

  it('refuses an event that is not the next in sequence', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    const again = tape.events[0];
    assert.ok(again !== undefined);
    assert.throws(
      () => applyEvent(tape.state(), again, pinned),
      (error) => error instanceof TrellisError && error.code === 'conflict',
    );
    assert.throws(() => applyEvent(tape.state(), { ...again, sequence: 3 }, pinned), TrellisError);
  });

  it('refuses a state that belongs to another model', () => {
    const other = { ...initialState(DEFAULT_MODEL), modelId: 'other' };
    const tape = makeTape(catalogue, settings);
    tape.open();
    const [event] = tape.events;
    assert.ok(event !== undefined);
    assert.throws(() => applyEvent(other, event, pinned), TypeError);
  });

  it('keeps what it stores bounded', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 400, maxLength: 600 }), (given) => {
        const { state } = play(given, catalogue, pinned);
        assert.ok(state.history.length <= HISTORY);
        for (const activity of Object.values(state.activities)) {
          assert.ok(activity.firstTries.length <= 200);
          assert.ok(activity.misconceptions.length <= 12);
          assert.ok(activity.manner.effort.length <= 20);
          assert.ok(Object.keys(activity.runs).length <= catalogue.skills.length);
        }
      }),
      runs(20),
    );
  });
});

describe('an answer', () => {
  it('that cannot be read is no try and no evidence', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    const before = tape.state();
    tape.answer({ correct: false, note: 'unreadable', then: 'again' });
    const { sequence: _a, ...was } = before;
    const { sequence: _b, ...is } = tape.state();
    assert.deepEqual(withoutLastSeen(is), withoutLastSeen(was));
  });

  it('counts a question once, by its first try without hints', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: false, then: 'again' });
    tape.answer({ correct: true, then: 'closed' });
    const { totals, firstTries, sitting } = tape.activity();
    assert.deepEqual([totals.answered, totals.right, firstTries], [1, 0, '0']);
    assert.deepEqual([sitting?.answered, sitting?.right], [1, 0]);
  });

  it('after a hint is no right first try', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.hint();
    tape.answer({ correct: true, then: 'closed' });
    const { totals, sitting } = tape.activity();
    assert.deepEqual([totals.answered, totals.right, sitting?.hints], [1, 0, 1]);
  });

  it('adds at most five minutes to the time on task', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: true, elapsed: 3_600_000, then: 'closed' });
    assert.equal(tape.activity().totals.activeMs, 300_000);
  });

  it('moves the open serving on: another try, the next step, closed', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.hint();
    tape.answer({ correct: false, then: 'again' });
    assert.deepEqual(progress(tape.activity().open), { step: 0, tries: 1, hints: 1, firstTries: [false] });
    tape.answer({ correct: true, then: 'step' });
    assert.deepEqual(progress(tape.activity().open), { step: 1, tries: 0, hints: 0, firstTries: [false] });
    tape.answer({ correct: true, then: 'closed' });
    assert.equal(tape.activity().open, null);
    assert.equal(tape.state().history.at(-1)?.correct, false);
  });

  it('tallies the misconception it shows, most frequent first', () => {
    const tape = makeTape(catalogue, settings);
    for (const misconception of ['sign', 'denominators', 'denominators']) {
      tape.open();
      tape.answer({ correct: false, misconception, then: 'closed' });
    }
    const [first, second] = tape.activity().misconceptions;
    assert.deepEqual(
      [first?.id, first?.count, first?.lastEvent],
      ['denominators', 2, tape.events.at(-1)?.id],
    );
    assert.deepEqual([second?.id, second?.count], ['sign', 1]);
  });

  it('reviews the memory of its fact', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: true, fact: 'perro', then: 'closed' });
    assert.equal(memoryOf(tape.state().facts, 'perro')?.reviews, 1);
  });

  it('reviews a fact once for each question, by its first try', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: true, fact: 'perro', then: 'closed' });
    tape.open();
    tape.answer({ correct: false, fact: 'perro', then: 'again' });
    const once = tape.state().facts;
    tape.answer({ correct: false, fact: 'perro', unaided: false, weight: 0.5, then: 'again' });
    tape.answer({ correct: true, fact: 'perro', unaided: false, weight: 0.5, then: 'closed' });
    assert.deepEqual(tape.state().facts, once);
    const memory = memoryOf(once, 'perro');
    assert.deepEqual([memory?.reviews, memory?.lapses], [2, 1]);
  });

  it('too fast to have been read does not touch the memory of its fact', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: true, fact: 'perro', then: 'closed' });
    const before = tape.state().facts;
    tape.open();
    tape.answer({
      correct: false,
      fact: 'perro',
      rapid: true,
      weight: 0.1,
      unaided: false,
      then: 'closed',
    });
    assert.deepEqual(tape.state().facts, before);
  });

  it('wrong again on the same question is no second lapse of its skill', () => {
    const [once, twice] = [makeTape(catalogue, settings), makeTape(catalogue, settings)];
    for (const tape of [once, twice]) {
      tape.open();
      tape.answer({ correct: false, then: 'again' });
    }
    twice.answer({ correct: false, unaided: false, weight: 0.2, then: 'closed' });
    const recalled = (tape: typeof once) =>
      DEFAULT_MODEL.mastery(
        tape.state().model,
        'skill-0',
        settings.rule,
        pinned.parameters,
        once.now() + 86_400_000,
      ).recall;
    assert.equal(recalled(twice), recalled(once));
  });

  it('in one activity leaves the levels and the grade of another alone until it is opened', () => {
    const tape = makeTape(catalogue, settings);
    tape.open('two');
    for (let count = 0; count < 6; count += 1) {
      tape.open();
      tape.answer({ correct: true, skill: 'skill-0', then: 'closed' });
    }
    assert.deepEqual(activityOf(tape.state(), 'two').reached, {});
    tape.open('two');
    assert.equal(activityOf(tape.state(), 'two').reached['skill-0'], 'proficient');
    assert.equal(activityOf(tape.state(), 'two').grade, null);
  });
});

describe('a reveal', () => {
  it('without a try counts as a wrong answer with help', () => {
    const [revealed, wrong] = [makeTape(catalogue, settings), makeTape(catalogue, settings)];
    revealed.open();
    revealed.reveal();
    wrong.open();
    wrong.answer({ correct: false, unaided: false, then: 'closed' });
    assert.deepEqual(revealed.state().model, wrong.state().model);
    assert.deepEqual(revealed.activity().totals.answered, 1);
    assert.equal(revealed.activity().open, null);
  });

  it('without a try is one lapse of the fact', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: true, fact: 'perro', then: 'closed' });
    tape.open();
    tape.reveal({ fact: 'perro', weight: 0.05 });
    assert.deepEqual(
      [memoryOf(tape.state().facts, 'perro')?.reviews, memoryOf(tape.state().facts, 'perro')?.lapses],
      [2, 1],
    );
  });

  it('after a try is no further review of the fact', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: false, fact: 'perro', then: 'again' });
    const before = tape.state().facts;
    tape.reveal({ fact: 'perro' });
    assert.deepEqual(tape.state().facts, before);
  });

  it('after a try tells nothing more', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: false, then: 'again' });
    const before = tape.state().model;
    tape.reveal();
    assert.deepEqual(tape.state().model, before);
    assert.equal(tape.activity().totals.answered, 1);
  });
});

describe('choosing another question', () => {
  it('is no evidence and sets the goal when one is named', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    const before = tape.state().model;
    tape.choose(['skill-3']);
    tape.choose(null);
    assert.deepEqual(tape.state().model, before);
    assert.deepEqual(tape.activity().goal, ['skill-3']);
    assert.equal(tape.activity().totals.answered, 0);
  });
});

function progress(
  open: { step: number; tries: number; hints: number; firstTries: readonly boolean[] } | null,
) {
  if (open === null) return null;
  const { step, tries, hints, firstTries } = open;
  return { step, tries, hints, firstTries };
}

function withoutLastSeen(state: Omit<LearnerState, 'sequence'>): unknown {
  const activities = Object.values(state.activities).map((one) => ({
    ...one,
    totals: { ...one.totals, lastSeen: null },
  }));
  return { ...state, activities };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
