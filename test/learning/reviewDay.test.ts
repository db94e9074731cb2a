import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keepMemory } from '../../src/learning/keptMemory.ts';
import type { MemoryState } from '../../src/learning/memory.ts';
import {
  countReview,
  inZone,
  NO_REVIEWS,
  type ReviewDay,
  reviewsLeft,
} from '../../src/learning/reviewDay.ts';
import { chooseNext } from '../../src/learning/sequencing/chooseNext.ts';
import { runs } from '../support/runs.ts';
import { MONDAY, pinnedTo, settingsFor, skillId, syntheticPack } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const catalogue = syntheticPack(4, 40, true);
const settings = settingsFor(catalogue);
const pinned = pinnedTo(settings);

/** A learner's log in which every skill was mastered, by a clock so many minutes ahead of UTC; then they were away. */
function away(days: number, zone = 0) {
  const tape = makeTape(catalogue, settings);
  for (const round of [0, 1]) {
    for (const { id } of catalogue.skills) {
      for (let nth = 0; nth < 5; nth += 1) {
        tape.open('one', `item-0-${nth}`, id);
        tape.answer({ correct: true, skill: id, fact: `fact-${id.at(-1)}-${nth % 4}`, zone, then: 'closed' });
      }
    }
    tape.wait(round === 0 ? DAY : days * DAY);
  }
  return tape;
}

describe('after a month away', () => {
  it('no day of the learner, wherever they are, has more reviews than they want', () => {
    fc.assert(
      fc.property(
        fc.record({
          reviewsPerDay: fc.integer({ min: 1, max: 12 }),
          retention: fc.constantFrom(0.8, 0.9, 0.97),
          zone: fc.integer({ min: -720, max: 840 }),
          seed: fc.integer(),
          waits: fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { minLength: 15, maxLength: 20 }),
        }),
        ({ reviewsPerDay, retention, zone, seed, waits }) => {
          const tape = away(30, zone);
          const byDay = new Map<number, number>();
          for (const wait of waits) {
            tape.wait(wait);
            const decision = chooseNext({
              ...pinned,
              state: tape.state(),
              activity: 'one',
              settings,
              catalogue,
              now: tape.now(),
              seed,
              wish: { kind: 'any' },
              preferences: { reviewsPerDay, retention },
            });
            tape.serve(decision);
            if (decision.reason === 'review') {
              const day = Math.floor((tape.now() + zone * 60_000) / DAY);
              byDay.set(day, (byDay.get(day) ?? 0) + 1);
            }
            tape.answer({ correct: true, skill: decision.skill, zone, then: 'closed' });
          }
          assert.ok(byDay.size > 0, 'something was reviewed');
          assert.ok(Math.max(...byDay.values()) <= reviewsPerDay, `${[...byDay.values()]}`);
        },
      ),
      runs(50),
    );
  });

  it('what is weakest is reviewed first', () => {
    const tape = away(30);
    const memory: MemoryState = { stability: 0.02, difficulty: 5, at: MONDAY, reviews: 1, lapses: 0 };
    const facts = { ...tape.state().facts, 'fact-2-2': keepMemory(memory) };
    const state = { ...tape.state(), facts };
    const asked = { ...pinned, state, activity: 'one', settings, catalogue, now: tape.now(), seed: 1 };
    const { reason, skill } = chooseNext({ ...asked, wish: { kind: 'any' } });
    assert.deepEqual([reason, skill], ['review', skillId(2)]);
  });
});

describe('a day of reviews', () => {
  it('ends at midnight by the learner’s own clock', () => {
    const zone = -300;
    const evening = Date.UTC(2026, 0, 6, 2);
    let reviews: ReviewDay = inZone(NO_REVIEWS, zone);
    for (let count = 0; count < 3; count += 1) reviews = countReview(reviews, evening);
    assert.equal(reviewsLeft(reviews, evening + 2 * HOUR, 3), 0);
    assert.equal(reviewsLeft(reviews, evening + 3 * HOUR, 3), 3);
  });

  it('does not begin a second time for who travels west, nor for clocks that go back at midnight', () => {
    for (const [ahead, behind] of [
      [60, -600],
      [60, 0],
    ] as const) {
      const morning = Date.UTC(2026, 0, 5, 23, 30);
      const first = countReview(inZone(NO_REVIEWS, ahead), morning);
      const west = inZone(first, behind);
      assert.equal(reviewsLeft(west, morning + 60_000, 2), 1);
      const second = countReview(west, morning + 60_000);
      assert.equal(reviewsLeft(second, morning + 120_000, 2), 0);
      assert.equal(reviewsLeft(second, morning + DAY + HOUR - behind * 60_000, 2), 2);
    }
  });
});
