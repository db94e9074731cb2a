import assert from 'node:assert/strict';
import { aSnapshot, aState, fresh } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function snapshotsContract(opened: Opened): void {
  describe('snapshots', () => {
    it('keep the highest sequence of 20 parallel writers', async () => {
      const { snapshots } = opened();
      const learner = fresh('learner');
      await parallel(20, (index) =>
        snapshots.save(aSnapshot({ learner, state: aState({ sequence: ((index * 7) % 20) + 1 }) })),
      );
      assert.equal((await snapshots.load(learner, 'fractions'))?.state.sequence, 20);
    });

    it('give way to one of the same sequence, folded anew', async () => {
      const { snapshots } = opened();
      const learner = fresh('learner');
      await snapshots.save(aSnapshot({ learner, parameters: 'prior-1' }));
      await snapshots.save(aSnapshot({ learner, parameters: 'fitted-2' }));
      assert.equal((await snapshots.load(learner, 'fractions'))?.parameters, 'fitted-2');
    });

    it('are one per learner and pack', async () => {
      const { snapshots } = opened();
      const snapshot = aSnapshot({ learner: fresh('learner') });
      await snapshots.save(snapshot);
      assert.deepEqual(await snapshots.load(snapshot.learner, snapshot.pack), snapshot);
      assert.equal(await snapshots.load(snapshot.learner, 'algebra'), null);
    });

    it('can all be dropped', async () => {
      const { snapshots } = opened();
      const snapshot = aSnapshot({ learner: fresh('learner') });
      await snapshots.save(snapshot);
      await snapshots.clear();
      assert.equal(await snapshots.load(snapshot.learner, snapshot.pack), null);
    });
  });
}
