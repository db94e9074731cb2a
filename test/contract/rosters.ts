import assert from 'node:assert/strict';
import type { RosterNews } from '../../src/store/port/rosters.ts';
import { fresh, MINUTE, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

const ana = { learner: 'a', name: 'Ana', role: 'learner' } as const;
const ben = { learner: 'b', name: 'Ben', role: 'learner' } as const;

export function rostersContract(opened: Opened): void {
  describe('rosters', () => {
    it('keep who has left, marked, and the name of a member who comes without one', async () => {
      const { rosters } = opened();
      const first = news([ana, ben]);
      const { context, tenant } = first;
      const known = await rosters.tell(first);
      const times = { fetchedAt: NOW, wholeAt: NOW, checkedAt: NOW, differences: null };
      assert.deepEqual(known, { context, tenant, members: [ana, ben], ...times });
      const told = [
        { ...ana, name: null, role: 'instructor' } as const,
        { ...ben, learner: 'c', name: null },
      ];
      await rosters.tell({ ...first, at: NOW + 1, members: told });
      const kept = await rosters.get(context);
      assert.deepEqual(kept?.members, [{ ...ana, role: 'instructor' }, told[1], { ...ben, gone: true }]);
      await rosters.tell({ ...first, at: NOW + 2, members: [{ ...ben, name: null }] });
      assert.deepEqual((await rosters.get(context))?.members[0], ben, 'who comes back is there again');
    });

    it('follow changes, which take nobody else out', async () => {
      const { rosters } = opened();
      const whole = news([ana, ben], { differences: 'https://lms.example/since/1' });
      await rosters.tell(whole);
      const change = { ...whole, whole: false, at: NOW + 9, members: [{ ...ben, gone: true }] };
      const changed = await rosters.tell({ ...change, differences: 'https://lms.example/since/2' });
      assert.deepEqual(changed?.members, [{ ...ben, gone: true }, ana]);
      assert.deepEqual([changed?.fetchedAt, changed?.wholeAt], [NOW + 9, NOW]);
      assert.equal(changed?.differences, 'https://lms.example/since/2');
    });

    it('with gaps name whom they name and take nobody out; everybody is asked for again', async () => {
      const { rosters } = opened();
      const gaps = { partial: true, differences: 'https://lms.example/since/1' } as const;
      const first = await rosters.tell(news([ana], gaps));
      assert.deepEqual([first?.members, first?.wholeAt, first?.differences], [[ana], 0, null]);
      const whole = news([ana, ben]);
      await rosters.tell(whole);
      await rosters.tell({ ...whole, ...gaps, at: NOW + 1, members: [{ ...ben, name: 'Ben B.' }] });
      const kept = await rosters.get(whole.context);
      assert.deepEqual(kept?.members, [{ ...ben, name: 'Ben B.' }, ana]);
      assert.deepEqual([kept?.fetchedAt, kept?.wholeAt, kept?.differences], [NOW + 1, NOW, null]);
    });

    it('are unknown before the platform told, also when it only tells changes', async () => {
      const { rosters } = opened();
      const change = news([ana], { whole: false });
      assert.equal(await rosters.tell(change), null);
      assert.equal(await rosters.get(change.context), null);
    });

    it('looked at long ago are given to one of 20 parallel callers each, oldest first', async () => {
      const { rosters } = opened();
      const long = -1000 * MINUTE;
      const [older, old, young] = [news([], { at: long - 2 }), news([], { at: long - 1 }), news([])];
      for (const one of [young, old, older]) await rosters.tell(one);
      const [first] = await rosters.claimStale(long, NOW, 1);
      assert.equal(first?.context, older.context);
      assert.equal(first?.checkedAt, NOW);
      const claimed = (await parallel(20, () => rosters.claimStale(long, NOW, 5))).flat();
      assert.deepEqual(
        claimed.map(({ context }) => context),
        [old.context],
      );
    });
  });
}

function news(members: RosterNews['members'], over: Partial<RosterNews> = {}): RosterNews {
  const about = { context: fresh('course'), tenant: 'tenant-1', whole: true, differences: null };
  return { ...about, members, at: NOW, ...over };
}
