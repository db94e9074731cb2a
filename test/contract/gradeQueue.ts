import assert from 'node:assert/strict';
import type { GradeStatus, GradeWant } from '../../src/store/port/grades.ts';
import { gradeKey } from '../../src/store/port/grades.ts';
import type { Store } from '../../src/store/port/store.ts';
import { aWant, fresh, MINUTE, NOW } from '../support/fixtures.ts';
import type { Opened } from './storeContract.ts';

const QUIET = { quietMs: 20_000, mostMs: 2 * MINUTE };

/** A row of the tenant that the worker left in this state. */
async function left(store: Store, tenant: string, status: GradeStatus, reason: string | null = null) {
  const want: GradeWant = aWant({ tenant, link: fresh('link'), final: true });
  const key = gradeKey(want.link, want.learner);
  await store.grades.want(want, QUIET, NOW);
  if (status === 'waiting') return key;
  const claimed = await store.grades.claimDue(NOW, MINUTE, 1000);
  for (const row of claimed) {
    const { sequence, value } = row.want;
    const sent = status === 'sent' ? { sequence, value, timestamp: NOW, at: NOW } : null;
    if (row.key === key) await store.grades.finish(row, { ...row.delivery, status, reason, sent }, null, NOW);
    else await store.grades.finish(row, row.delivery, row.due, NOW);
  }
  return key;
}

export function gradeQueueContract(opened: Opened): void {
  describe('the queue of grades', () => {
    it('is every row that is not sent, of these tenants, by key and page by page', async () => {
      const store = opened();
      const [mine, also, other] = [fresh('tenant'), fresh('tenant'), fresh('tenant')];
      const keys = [
        await left(store, mine, 'waiting'),
        await left(store, mine, 'parked', 'scope_missing'),
        await left(store, also, 'superseded', 'grade_superseded'),
        await left(store, also, 'retrying', 'gradebook_busy'),
      ].sort();
      await left(store, mine, 'sent');
      await left(store, other, 'parked');
      const first = await store.gradeQueue.page([mine, also], null, 3);
      const second = await store.gradeQueue.page([mine, also], first[2]?.key ?? '', 3);
      assert.deepEqual(
        [...first, ...second].map(({ key }) => key),
        keys,
      );
      assert.deepEqual(first[0], await store.grades.get(keys[0] ?? ''));
      const all: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await store.gradeQueue.page(null, after, 50);
        all.push(...page.map(({ key }) => key));
        after = page.at(-1)?.key ?? null;
        if (after === null) break;
      }
      assert.deepEqual(all, [...new Set(all)]);
      assert.ok(keys.every((key) => all.includes(key)));
    });

    it('is counted by status and reason', async () => {
      const store = opened();
      const [mine, other] = [fresh('tenant'), fresh('tenant')];
      await left(store, mine, 'parked', 'scope_missing');
      await left(store, mine, 'parked', 'scope_missing');
      await left(store, mine, 'retrying', 'gradebook_busy');
      await left(store, mine, 'sent');
      await left(store, other, 'waiting');
      const counted = await store.gradeQueue.count([mine]);
      assert.deepEqual(
        counted.toSorted((a, b) => b.count - a.count),
        [
          { tenant: mine, status: 'parked', reason: 'scope_missing', count: 2 },
          { tenant: mine, status: 'retrying', reason: 'gradebook_busy', count: 1 },
        ],
      );
      const all = await store.gradeQueue.count(null);
      assert.ok(all.some(({ tenant, reason }) => tenant === other && reason === null));
    });

    it('tells how many grades of each tenant stand in the gradebook otherwise', async () => {
      const store = opened();
      const [mine, other] = [fresh('tenant'), fresh('tenant')];
      const differs = { why: 'missing', shown: null } as const;
      for (const tenant of [mine, mine, other])
        await store.grades.compared(await left(store, tenant, 'sent'), { timestamp: NOW, differs, at: NOW });
      await left(store, mine, 'sent');
      assert.deepEqual(await store.gradeQueue.differing([mine]), [{ tenant: mine, count: 2 }]);
      const all = await store.gradeQueue.differing(null);
      assert.ok(all.some(({ tenant, count }) => tenant === other && count === 1));
    });

    it('sends one row again, of these tenants only', async () => {
      const store = opened();
      const [mine, other] = [fresh('tenant'), fresh('tenant')];
      const key = await left(store, mine, 'parked', 'scope_missing');
      assert.equal(await store.gradeQueue.again([other], key, NOW + 5), 0);
      assert.equal(await store.gradeQueue.again([mine], fresh('key'), NOW + 5), 0);
      assert.equal(await store.gradeQueue.again([mine], key, NOW + 5), 1);
      const row = await store.grades.get(key);
      assert.deepEqual([row?.delivery.status, row?.due], ['waiting', NOW + 5]);
      assert.equal(await store.gradeQueue.again([mine], key, NOW + 6), 0, 'it waits already');
    });

    it('sends all of these tenants again, but never in the place of a newer grade', async () => {
      const store = opened();
      const [mine, other] = [fresh('tenant'), fresh('tenant')];
      await left(store, mine, 'parked', 'scope_missing');
      await left(store, mine, 'retrying', 'gradebook_busy');
      const kept = await left(store, mine, 'superseded', 'grade_superseded');
      const strange = await left(store, other, 'parked', 'scope_missing');
      assert.equal(await store.gradeQueue.again([mine], null, NOW + 5), 2);
      assert.equal(await store.gradeQueue.again([mine], kept, NOW + 5), 0);
      assert.equal((await store.grades.get(kept))?.delivery.status, 'superseded');
      assert.equal((await store.grades.get(strange))?.delivery.status, 'parked');
    });
  });
}
