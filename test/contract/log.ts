import assert from 'node:assert/strict';
import type { LearnerEvent } from '../../src/learning/event.ts';
import type { LogStore } from '../../src/store/port/log.ts';
import { anAttempt, aSittingOpened, fresh, NOW } from '../support/fixtures.ts';
import { gather, parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function logContract(opened: Opened): void {
  describe('log', () => {
    it('stores an event and finds it as it was', async () => {
      const { log } = opened();
      const event = anAttempt({ learner: fresh('learner') });
      assert.deepEqual(await log.append({ event, effects: [] }), { outcome: 'stored' });
      assert.deepEqual(await log.find(event.learner, event.id), event);
      assert.equal(await log.find(fresh('learner'), event.id), null);
    });

    it('answers a repeat with the event that stands, whatever the repeat says', async () => {
      const { log } = opened();
      const event = aSittingOpened({ learner: fresh('learner') });
      await log.append({ event, effects: [] });
      const again = await log.append({ event: { ...event, at: NOW + 5, sequence: 2 }, effects: [] });
      assert.deepEqual(again, { outcome: 'duplicate', event });
      assert.equal((await log.after(event.learner, event.pack, 0)).length, 1);
    });

    it('answers stale when another event took the sequence, and writes nothing', async () => {
      const { log } = opened();
      const event = aSittingOpened({ learner: fresh('learner') });
      await log.append({ event, effects: [] });
      const late = anAttempt({ learner: event.learner });
      assert.deepEqual(await log.append({ event: late, effects: [] }), { outcome: 'stale' });
      assert.equal(await log.find(event.learner, late.id), null);
    });

    it('calls it a duplicate when id and sequence are both taken', async () => {
      const { log } = opened();
      const event = aSittingOpened({ learner: fresh('learner') });
      await log.append({ event, effects: [] });
      assert.equal((await log.append({ event, effects: [] })).outcome, 'duplicate');
    });

    it('counts sequences per learner and pack', async () => {
      const { log } = opened();
      const learner = fresh('learner');
      for (const pack of ['fractions', 'spanish']) {
        const event = aSittingOpened({ learner, pack });
        assert.equal((await log.append({ event, effects: [] })).outcome, 'stored');
      }
    });

    it('keeps a gapless sequence without loss or double under 50 parallel writers', async () => {
      const { log } = opened();
      const learner = fresh('learner');
      const written = await parallel(50, () => appendNext(log, learner));
      const stored = await log.after(learner, 'fractions', 0);
      assert.deepEqual(
        stored.map((event) => event.sequence),
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
      assert.deepEqual(new Set(stored.map((event) => event.id)), new Set(written));
    });

    it('stores one of 50 parallel repeats and answers the others with it', async () => {
      const { log } = opened();
      const event = anAttempt({ learner: fresh('learner') });
      const outcomes = await parallel(50, () => log.append({ event, effects: [] }));
      assert.equal(outcomes.filter(({ outcome }) => outcome === 'stored').length, 1);
      assert.equal(outcomes.filter(({ outcome }) => outcome === 'duplicate').length, 49);
    });

    it('reads events after a sequence in order', async () => {
      const { log } = opened();
      const learner = await learnerWith(log, [1, 2, 3, 4]);
      const events = await log.after(learner, 'fractions', 2);
      assert.deepEqual(sequences(events), [3, 4]);
    });

    it('reads the newest events of one activity first, up to the limit', async () => {
      const { log } = opened();
      const learner = await learnerWith(log, [1, 2, 3]);
      const other = aSittingOpened({ learner, sequence: 4, activity: 'another' });
      await log.append({ event: other, effects: [] });
      assert.deepEqual(sequences(await log.latest(learner, 'activity-1', 2)), [3, 2]);
    });

    it('streams the events of one pack, whole by learner and in sequence', async () => {
      const { log } = opened();
      const pack = fresh('pack');
      const learners = [fresh('learner'), fresh('learner')].sort();
      for (const sequence of [2, 1])
        for (const learner of learners)
          await log.append({ event: anAttempt({ learner, pack, sequence }), effects: [] });
      await learnerWith(log, [1]);
      const found = (await gather(log.ofPack(pack))).map(({ learner, sequence }) => [learner, sequence]);
      assert.deepEqual(
        found,
        learners.flatMap((learner) => [
          [learner, 1],
          [learner, 2],
        ]),
      );
    });

    it('streams every event by learner, pack and sequence', async () => {
      const { log } = opened();
      const learner = await learnerWith(log, [1, 2]);
      await log.append({ event: aSittingOpened({ learner, pack: 'algebra' }), effects: [] });
      const mine = (await gather(log.all())).filter((event) => event.learner === learner);
      assert.deepEqual(
        mine.map((event) => [event.pack, event.sequence]),
        [
          ['algebra', 1],
          ['fractions', 1],
          ['fractions', 2],
        ],
      );
    });
  });
}

/** Does what a use case does: read, decide, append, and once more when another came first. */
async function appendNext(log: LogStore, learner: string): Promise<string> {
  const { id } = anAttempt();
  for (;;) {
    const events = await log.after(learner, 'fractions', 0);
    const event = anAttempt({ id, learner, sequence: events.length + 1 });
    const { outcome } = await log.append({ event, effects: [] });
    assert.notEqual(outcome, 'duplicate');
    if (outcome === 'stored') return id;
  }
}

async function learnerWith(log: LogStore, order: readonly number[]): Promise<string> {
  const learner = fresh('learner');
  for (const sequence of order) {
    await log.append({ event: anAttempt({ learner, sequence, at: NOW + sequence }), effects: [] });
  }
  return learner;
}

function sequences(events: readonly LearnerEvent[]): number[] {
  return events.map((event) => event.sequence);
}
