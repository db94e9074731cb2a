import assert from 'node:assert/strict';
import { anAttempt, aSummary, aWant, fresh, NOW } from '../support/fixtures.ts';
import type { Opened } from './storeContract.ts';

export function backlogContract(opened: Opened): void {
  describe('the backlog', () => {
    it('counts what is due or will be, with the moment of the oldest, and forgets what is done', async () => {
      const { backlog, log, grades } = opened();
      const before = await backlog.measure();
      // Older than anything other suites leave.
      const event = anAttempt({ learner: fresh('learner'), id: fresh('event'), at: 1_000 });
      await log.append({ event, effects: [{ kind: 'summary', row: aSummary() }] });
      await grades.want(aWant({ final: true }), { quietMs: 0, mostMs: 0 }, 2_000);
      const after = await backlog.measure();
      assert.deepEqual(after, {
        effects: { count: before.effects.count + 1, oldest: 1_000 },
        grades: { count: before.grades.count + 1, oldest: 2_000 },
      });
      const [entry] = await log.claimDue(1_000, 10, 1);
      assert.ok(entry);
      await log.settle(entry);
      const [row] = await grades.claimDue(2_000, 10, 1);
      assert.ok(row);
      await grades.finish(row, { ...row.delivery, status: 'sent' }, null, NOW);
      const done = await backlog.measure();
      assert.deepEqual([done.effects.count, done.grades.count], [before.effects.count, before.grades.count]);
    });
  });
}
