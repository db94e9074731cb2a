import assert from 'node:assert/strict';
import type { Roster } from '../../src/store/port/rosters.ts';
import { fresh, NOW } from '../support/fixtures.ts';
import type { Opened } from './storeContract.ts';

export function rostersContract(opened: Opened): void {
  describe('rosters', () => {
    it('are replaced, and keep the name of a member who comes without one', async () => {
      const { rosters } = opened();
      const first = roster([
        { learner: 'a', name: 'Ana', role: 'learner' },
        { learner: 'b', name: 'Ben', role: 'learner' },
      ]);
      await rosters.save(first);
      assert.deepEqual(await rosters.get(first.context), first);
      const second: Roster = {
        ...first,
        fetchedAt: NOW + 1,
        members: [
          { learner: 'a', name: null, role: 'instructor' },
          { learner: 'c', name: null, role: 'learner' },
        ],
      };
      await rosters.save(second);
      assert.deepEqual(await rosters.get(first.context), {
        ...second,
        members: [
          { learner: 'a', name: 'Ana', role: 'instructor' },
          { learner: 'c', name: null, role: 'learner' },
        ],
      });
    });

    it('are unknown before the platform told', async () => {
      assert.equal(await opened().rosters.get(fresh('course')), null);
    });
  });
}

function roster(members: Roster['members']): Roster {
  return { context: fresh('course'), tenant: 'tenant-1', members, fetchedAt: NOW };
}
