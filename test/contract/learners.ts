import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../src/api/learnerSettings.ts';
import { aLearner, fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function learnersContract(opened: Opened): void {
  describe('learners', () => {
    it('are created by their first launch with default settings', async () => {
      const { learners } = opened();
      const learner = aLearner();
      assert.deepEqual(await learners.note(learner), learner);
      assert.deepEqual(await learners.get(learner.id), learner);
      assert.equal(await learners.get(fresh('learner')), null);
    });

    it('keep what the platform leaves out, their settings and their creation time', async () => {
      const { learners } = opened();
      const learner = aLearner();
      await learners.note(learner);
      const settings = { ...DEFAULT_SETTINGS, typeface: 'dyslexic', extraTime: 1.5 } as const;
      await learners.saveSettings(learner.id, settings);
      const later = await learners.note({ ...learner, name: null, locale: null, lastSeenAt: NOW + 5 });
      assert.deepEqual(later, { ...learner, settings, lastSeenAt: NOW + 5 });
    });

    it('keep the name in statements that they began with, also where they began without one', async () => {
      const { learners } = opened();
      const [named, plain] = [aLearner({ accountName: 'p_1' }), aLearner()];
      await learners.note(named);
      await learners.note(plain);
      assert.equal((await learners.note({ ...named, accountName: 'p_2' })).accountName, 'p_1');
      const { accountName: _none, ...again } = named;
      assert.equal((await learners.note(again)).accountName, 'p_1');
      assert.deepEqual(await learners.note({ ...plain, accountName: 'p_3' }), plain);
    });

    it('are found by the pseudonym of their own tenant', async () => {
      const { learners } = opened();
      const name = fresh('p');
      const mine = aLearner({ accountName: name });
      await learners.note(mine);
      await learners.note(aLearner());
      assert.deepEqual(await learners.byAccountName(mine.tenant, name), mine);
      assert.equal(await learners.byAccountName(fresh('tenant'), name), null);
      assert.equal(await learners.byAccountName(mine.tenant, mine.sub), null);
    });

    it('take a new name', async () => {
      const { learners } = opened();
      const learner = aLearner();
      await learners.note(learner);
      assert.equal((await learners.note({ ...learner, name: 'Ana R.' })).name, 'Ana R.');
    });

    it('are one record after 20 parallel first launches', async () => {
      const { learners } = opened();
      const learner = aLearner();
      const noted = await parallel(20, (index) =>
        learners.note({ ...learner, name: index === 7 ? 'Ana Ruiz' : null }),
      );
      assert.equal(noted.length, 20);
      assert.equal((await learners.get(learner.id))?.name, 'Ana Ruiz');
    });

    it('are found many at a time, those that exist', async () => {
      const { learners } = opened();
      const [one, two] = [aLearner(), aLearner()];
      await learners.note(one);
      await learners.note(two);
      const found = await learners.many([one.id, fresh('learner'), two.id]);
      assert.deepEqual(new Set(found.map(({ id }) => id)), new Set([one.id, two.id]));
      assert.deepEqual(await learners.many([]), []);
    });
  });
}
