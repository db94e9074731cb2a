import assert from 'node:assert/strict';
import type { SummaryRow } from '../../src/store/port/summaries.ts';
import { aSummary, fresh } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function summariesContract(opened: Opened): void {
  describe('summaries', () => {
    it('keep the highest sequence of 20 parallel writers', async () => {
      const { summaries } = opened();
      const activity = fresh('activity');
      await parallel(20, (index) => summaries.put(aSummary({ activity, sequence: ((index * 7) % 20) + 1 })));
      assert.deepEqual(
        (await summaries.ofActivity(activity)).map(({ sequence }) => sequence),
        [20],
      );
    });

    it('are listed by activity, one row per learner', async () => {
      const { summaries } = opened();
      const activity = fresh('activity');
      const rows = ['learner-a', 'learner-b'].map((learner) => aSummary({ activity, learner }));
      for (const row of rows) await summaries.put(row);
      await summaries.put(aSummary({ activity: fresh('activity') }));
      assert.deepEqual(await summaries.ofActivity(activity), rows);
    });

    it('are found by activity and learner', async () => {
      const { summaries } = opened();
      const row = aSummary({ activity: fresh('activity'), learner: 'learner-a', test: true });
      await summaries.put(row);
      assert.deepEqual(await summaries.get(row.activity, 'learner-a'), row);
      assert.equal(await summaries.get(row.activity, 'learner-b'), null);
      assert.equal(await summaries.get(fresh('activity'), 'learner-a'), null);
    });

    it('keep every skill, also one named like a property of all objects', async () => {
      const { summaries } = opened();
      const levels: SummaryRow['levels'] = JSON.parse('{"constructor":"mastered","a.b":"familiar"}');
      const row = aSummary({ activity: fresh('activity'), levels });
      await summaries.put(row);
      await summaries.put({ ...row, sequence: 2 });
      assert.deepEqual(await summaries.ofActivity(row.activity), [{ ...row, sequence: 2 }]);
    });
  });
}
