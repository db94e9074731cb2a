import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keepMemory, memoryOf } from '../../src/learning/keptMemory.ts';
import { due, dueAt, type MemoryState, recall, recallGrade, review } from '../../src/learning/memory.ts';
import { loadRatio } from '../../src/learning/reviewLoad.ts';
import { runs } from '../support/runs.ts';
import { MONDAY } from './support/syntheticPack.ts';

const DAY = 86_400_000;
const grade = fc.constantFrom('again' as const, 'hard' as const, 'good' as const);
const reviews = fc.array(fc.record({ grade, wait: fc.integer({ min: 0, max: 200 * DAY }) }), {
  minLength: 1,
  maxLength: 40,
});

function remembered(given: readonly { grade: 'again' | 'hard' | 'good'; wait: number }[]): MemoryState {
  let state: MemoryState | null = null;
  let now = MONDAY;
  for (const { grade: how, wait } of given) {
    now += wait;
    state = review(state, how, now);
  }
  assert.ok(state !== null);
  return state;
}

/** Reference vectors of FSRS-6 with its default weights, as its implementations publish them (fsrs-rs, py-fsrs, ts-fsrs). */
describe('memory and the reference vectors of FSRS-6', () => {
  const near = (value: number, expected: number, within: number) =>
    assert.ok(Math.abs(value - expected) <= within, `${value} for ${expected}`);

  it('agree on a first review', () => {
    for (const [how, stability, difficulty] of [
      ['again', 0.212, 6.4133],
      ['hard', 1.2931, 5.11217071],
      ['good', 2.3065, 2.11810397],
    ] as const) {
      const first = review(null, how, MONDAY);
      near(first.stability, stability, 1e-6);
      near(first.difficulty, difficulty, 1e-4);
    }
  });

  it('agree on six reviews after 0, 0, 1, 3, 8 and 21 days', () => {
    const given = [0, 0, 1, 3, 8, 21].map((days, nth) => ({
      grade: nth === 0 ? ('again' as const) : ('good' as const),
      wait: days * DAY,
    }));
    const { stability, difficulty } = remembered(given);
    near(stability, 53.62691, 1e-4);
    near(difficulty, 6.3574867, 1e-4);
  });

  it('agree on the curve of forgetting, R = (1 + F t / S)^-0.1542 with R(S) = 0.9', () => {
    const state: MemoryState = { stability: 2, difficulty: 5, at: MONDAY, reviews: 1, lapses: 0 };
    for (const days of [0, 1, 2, 5, 30, 365]) {
      const factor = 0.9 ** (-1 / 0.1542) - 1;
      near(recall(state, MONDAY + days * DAY), (1 + (factor * days) / 2) ** -0.1542, 1e-6);
    }
  });
});

describe('the load of reviews', () => {
  it('grows with the recall that is kept, and is told against the usual one', () => {
    const loads = [0.8, 0.85, 0.9, 0.93, 0.95, 0.97].map((retention) => loadRatio(retention, 0.9));
    assert.deepEqual(
      [...loads].sort((a, b) => a - b),
      loads,
    );
    assert.equal(loads[2], 1);
    assert.ok((loads[4] ?? 0) > 1.3 && (loads[4] ?? 0) < 2.2, `${loads[4]}`);
  });
});

describe('memory', () => {
  it('recalls everything just after a review and never more later than sooner', () => {
    fc.assert(
      fc.property(reviews, fc.nat(1000), fc.nat(1000), (given, a, b) => {
        const state = remembered(given);
        assert.equal(recall(state, state.at), 1);
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
        assert.ok(recall(state, state.at + later * DAY) <= recall(state, state.at + sooner * DAY));
        assert.ok(recall(state, state.at + later * DAY) >= 0);
      }),
      runs(1000),
    );
  });

  it('is due exactly when recall has fallen to the retention asked for', () => {
    fc.assert(
      fc.property(reviews, fc.double({ min: 0.6, max: 0.97, noNaN: true }), (given, retention) => {
        const state = remembered(given);
        const at = dueAt(state, retention);
        assert.ok(Math.abs(recall(state, at) - retention) < 1e-3, `${recall(state, at)} for ${retention}`);
        assert.ok(due(state, at, retention));
        assert.ok(!due(state, state.at + (at - state.at) * 0.9, retention));
      }),
      runs(1000),
    );
  });

  it('keeps a success at least as long as a failure', () => {
    fc.assert(
      fc.property(reviews, fc.integer({ min: 0, max: 100 * DAY }), (given, wait) => {
        const state = remembered(given);
        const now = state.at + wait;
        assert.ok(review(state, 'good', now).stability >= review(state, 'again', now).stability);
      }),
      runs(1000),
    );
  });

  it('grows more by spaced than by massed reviews', () => {
    const good = (wait: number) => ({ grade: 'good' as const, wait });
    const massed = remembered([good(0), good(60_000), good(60_000), good(60_000)]);
    const spaced = remembered([good(0), good(2 * DAY), good(6 * DAY), good(20 * DAY)]);
    assert.ok(spaced.stability > 3 * massed.stability);
  });

  it('is the same for the same reviews and survives JSON', () => {
    fc.assert(
      fc.property(reviews, (given) => {
        assert.deepEqual(JSON.parse(JSON.stringify(remembered(given))), remembered(given));
      }),
      runs(300),
    );
  });

  it('is not due before it was ever reviewed, and then recalls nothing', () => {
    assert.equal(due(null, MONDAY, 0.9), false);
    assert.equal(recall(null, MONDAY), 0);
  });

  it('grades wrong as forgotten, helped or partly right as hard, and unaided as good', () => {
    assert.equal(recallGrade({ score: 0, weight: 1, unaided: true }), 'again');
    assert.equal(recallGrade({ score: 0.49, weight: 1, unaided: true }), 'again');
    assert.equal(recallGrade({ score: 0.5, weight: 1, unaided: true }), 'hard');
    assert.equal(recallGrade({ score: 1, weight: 0.5, unaided: false }), 'hard');
    assert.equal(recallGrade({ score: 1, weight: 1, unaided: true }), 'good');
  });

  it('learns nothing from an answer that was told or given too fast to be read, right or wrong', () => {
    for (const score of [0, 0.5, 1]) {
      for (const weight of [0.05, 0.1, 0.2, 0.25]) {
        assert.equal(recallGrade({ score, weight, unaided: false }), null);
      }
    }
  });
});

describe('memory as it is kept', () => {
  /** Waits in whole seconds, as moments are kept. */
  const waits = fc.array(fc.record({ grade, wait: fc.integer({ min: 0, max: 200 * 86_400 }) }), {
    minLength: 1,
    maxLength: 40,
  });

  it('tells recall at any time as the exact one does, however often it was written and read back', () => {
    fc.assert(
      fc.property(waits, fc.integer({ min: 0, max: 1000 * DAY }), (given, later) => {
        let exact: MemoryState | null = null;
        let facts: Record<string, string> = {};
        let now = MONDAY;
        for (const { grade: how, wait } of given) {
          now += wait * 1000;
          exact = review(exact, how, now);
          facts = { perro: keepMemory(review(memoryOf(facts, 'perro'), how, now)) };
        }
        const kept = memoryOf(facts, 'perro');
        assert.ok(exact !== null && kept !== null);
        const [wanted, told] = [recall(exact, now + later), recall(kept, now + later)];
        assert.ok(Math.abs(wanted - told) < 1e-3, `${told} for ${wanted}`);
        assert.deepEqual([kept.at, kept.reviews, kept.lapses], [exact.at, exact.reviews, exact.lapses]);
      }),
      runs(3000),
    );
  });

  it('is the same when it is kept once more, and nothing before the first review', () => {
    const kept = keepMemory(review(review(null, 'good', MONDAY), 'again', MONDAY + 3 * DAY));
    const again = memoryOf({ perro: kept }, 'perro');
    assert.ok(again !== null);
    assert.equal(keepMemory(again), kept);
    assert.equal(memoryOf({ perro: kept }, 'gato'), null);
  });

  it('takes the ends of what FSRS can give, and hundreds of reviews', () => {
    const state = { stability: 36_500, difficulty: 10, at: MONDAY, reviews: 5000, lapses: 70 };
    const far = memoryOf({ perro: keepMemory(state) }, 'perro');
    assert.deepEqual([far?.difficulty, far?.reviews, far?.lapses], [10, 5000, 63]);
    assert.ok(Math.abs((far?.stability ?? 0) - 36_500) < 1e-6);
  });

  it('keeps moments and what is no number within its digits', () => {
    const odd = { stability: Number.NaN, difficulty: 99, at: Date.UTC(9999, 0), reviews: 3, lapses: 1 };
    const kept = memoryOf({ perro: keepMemory(odd) }, 'perro');
    assert.deepEqual([kept?.difficulty, kept?.reviews, kept?.lapses], [10, 3, 1]);
    assert.ok(Math.abs((kept?.stability ?? 0) - 0.001) < 1e-9);
  });
});
