import assert from 'node:assert/strict';
import type { Access } from '../../src/store/port/accesses.ts';
import type { Erasure } from '../../src/store/port/erasures.ts';
import { aStatement, fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function anErasure(over: Partial<Erasure> = {}): Erasure {
  return {
    id: fresh('erasure'),
    tenant: 'tenant-1',
    learner: fresh('learner'),
    startedAt: NOW,
    lookedAt: null,
    finishedAt: null,
    removed: {},
    ...over,
  };
}

function anAccess(over: Partial<Access> = {}): Access {
  const id = fresh('access');
  return {
    id,
    at: NOW,
    viewer: 'teacher',
    role: 'instructor',
    kind: 'detail',
    learner: 'l',
    activity: 'a',
    ...over,
  };
}

/** Erasures, accesses, and what goes by age. */
export function privacyContract(opened: Opened): void {
  describe('erasures', () => {
    it('are one per learner at a time, of 20 that begin together', async () => {
      const { erasures } = opened();
      const learner = fresh('learner');
      const begun = await parallel(20, () => erasures.begin(anErasure({ learner })));
      assert.equal(new Set(begun.map(({ id }) => id)).size, 1);
    });

    it('are found until they are over, and then name nobody', async () => {
      const { erasures } = opened();
      const erasure = anErasure();
      await erasures.begin(erasure);
      const looked = { ...erasure, lookedAt: NOW, removed: { events: 3 } };
      await erasures.note(looked);
      const mine = async () => (await erasures.underWay()).filter(({ id }) => id === erasure.id);
      assert.deepEqual(await mine(), [looked]);
      await erasures.note({ ...looked, learner: null, finishedAt: NOW + 1 });
      assert.deepEqual(await mine(), []);
      const next = anErasure({ learner: erasure.learner });
      assert.deepEqual(await erasures.begin(next), next);
    });

    it('leave tombstones, each once', async () => {
      const { erasures } = opened();
      const activity = fresh('activity');
      const stone = { erasure: fresh('erasure'), activity, answered: 5, at: NOW };
      await erasures.bury([stone]);
      await erasures.bury([{ ...stone, answered: 9 }]);
      assert.deepEqual(await erasures.ofActivity(activity), [stone]);
      assert.deepEqual(await erasures.ofActivity(fresh('activity')), []);
    });
  });

  describe('accesses', () => {
    it('of a learner and of everybody in their activities come newest first, the same look once', async () => {
      const { accesses } = opened();
      const [learner, activity] = [fresh('learner'), fresh('activity')];
      const own = anAccess({ learner, activity });
      const whole = anAccess({ learner: null, activity, kind: 'classFile', at: NOW + 1 });
      for (const access of [own, own, whole, anAccess({ activity }), anAccess({ learner: null })])
        await accesses.note(access);
      assert.deepEqual(await accesses.ofLearner(learner, [activity], 9), [whole, own]);
      assert.deepEqual(await accesses.ofLearner(learner, [], 9), [own]);
      assert.deepEqual(await accesses.ofLearner(learner, [activity], 1), [whole]);
    });
  });

  describe('what is kept too long', () => {
    it('goes by kind and age, some at a time', async () => {
      const store = opened();
      const tenant = fresh('tenant');
      const learner = fresh('learner');
      // Older than anything other suites keep.
      const [old, cut] = [1_000, 2_000];
      await store.accesses.note(anAccess({ learner, at: old }));
      await store.accesses.note(anAccess({ learner, at: cut }));
      assert.equal(await store.retention.sweep('accesses', cut, 10), 1);
      assert.equal((await store.accesses.ofLearner(learner, [], 9)).length, 1);
      const context = fresh('context');
      await store.rosters.tell({ context, tenant, whole: true, members: [], at: old, differences: null });
      // Other suites have rosters that were never told whole: they are as old.
      assert.ok((await store.retention.sweep('rosters', cut, 1_000)) >= 1);
      assert.equal(await store.rosters.get(context), null);
      const nothing = { registration: null, deployment: null, detail: {} };
      const entry = { actor: { kind: 'tool', id: null }, act: 'keyRotated', ...nothing } as const;
      for (const at of [1, 2]) {
        await store.audit.append({ ...entry, id: `00000000000000${at}-${fresh('a')}`, at });
      }
      assert.equal(await store.retention.sweep('audit', cut, 1), 1);
      assert.equal(await store.retention.sweep('audit', cut, 10), 1);
      const statement = aStatement();
      await store.statements.insert(tenant, statement, NOW);
      assert.equal(await store.retention.sweep('statements', cut, 10), 0);
      assert.equal(await store.statements.insert(tenant, statement, NOW), 'duplicate');
      for (let left = 1; left > 0; ) left = await store.retention.sweep('statements', NOW + 1, 500);
      assert.equal(await store.statements.insert(tenant, statement, NOW), 'stored');
    });
  });
}
