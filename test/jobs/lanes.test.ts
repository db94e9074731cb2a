import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { startLanes } from '../../src/jobs/lanes.ts';
import { startLoop } from '../../src/jobs/loop.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { type Customer, type Gradebook, startGradebook } from './support/gradebook.ts';

const CLASS = 20;

describe('grades of several schools', () => {
  let book: Gradebook;
  let hanging: TestPlatform;

  before(async () => {
    hanging = await startPlatform();
    book = await startGradebook(hanging);
  });
  after(async () => {
    await hanging?.close();
    await book?.close();
  });

  /** A whole class of the customer has a grade that is due. */
  async function wantClass(customer?: Customer): Promise<void> {
    for (let pupil = 0; pupil < CLASS; pupil += 1) {
      const column = await book.enrol(`pupil-${pupil}`, {}, customer);
      await column.want(0.6, { final: true });
    }
  }

  it('a gradebook that hangs takes a few at a time and delays no other school', async () => {
    const { id: registration } = await hanging.register(book.school.services.store);
    const tenant = 'tenant-2';
    const { id: activity } = await book.school.activity({ points: 50 }, tenant);
    await wantClass({ platform: hanging, registration, tenant, activity });
    await wantClass();
    const release = hanging.hang();
    const loop = startLoop(book.worker());
    const all = loop.drain();
    await book.platform.arrived(CLASS);
    assert.ok(hanging.tries.length <= 4, `${hanging.tries.length} at a time`);
    assert.equal(hanging.scores.length, 0);
    release();
    await all;
    await loop.stop();
    assert.equal(hanging.scores.length, CLASS, 'a slot that is free again is filled until all have gone out');
  });
});

describe('a lane', () => {
  it('that becomes free while work for the others is looked for is looked in again', async () => {
    const waiting = [1, 2, 3];
    const done: number[] = [];
    const looked = new EventEmitter();
    let looks = 0;
    const lanes = startLanes<number>(
      {
        async take(full) {
          if (full.length === 0) return waiting.shift() ?? null;
          looks += 1;
          looked.emit(String(looks));
          // The second look takes longer than what it lets end.
          for (let turn = 0; looks === 2 && turn < 3; turn += 1) await setImmediate();
          return null;
        },
        laneOf: () => 'one',
        async run(work) {
          if (work === 1) await once(looked, '2');
          done.push(work);
        },
        most: 2,
        mostInLane: 1,
      },
      assert.ifError,
    );
    await once(looked, '1');
    await lanes.drain();
    assert.deepEqual(done, [1, 2, 3]);
    await lanes.stop();
  });

  it('takes nothing more once it is to stop, however quickly its pieces end', async () => {
    const stopped = new EventEmitter();
    let taken = 0;
    const lanes = startLanes<number>(
      {
        async take(full) {
          if (full.length === 0 && taken < 100) return ++taken;
          stopped.emit('free');
          for (let turn = 0; turn < 3; turn += 1) await setImmediate();
          return null;
        },
        laneOf: () => 'one',
        run: () => once(stopped, 'free').then(() => undefined),
        most: 2,
        mostInLane: 1,
      },
      assert.ifError,
    );
    await once(stopped, 'free');
    await lanes.stop();
    assert.equal(taken, 1);
  });
});
