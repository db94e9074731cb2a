import assert from 'node:assert/strict';
import type { ClaimedEntry, LogEntry, LogStore } from '../../src/store/port/log.ts';
import { anAttempt, aStatement, aSummary, aWant, fresh, NOW } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

const LEASE = 1000;

export function leasesContract(opened: Opened): void {
  describe('effects of the log', () => {
    beforeEach(() => settleAll(opened().log));

    it('are claimed with their event, not before its time', async () => {
      const { log } = opened();
      const entry = await append(log, 1);
      assert.deepEqual(await log.claimDue(entry.event.at - 1, LEASE, 10), []);
      const [claimed] = await log.claimDue(entry.event.at, LEASE, 10);
      assert.ok(claimed);
      const { claim, ...rest } = claimed;
      assert.deepEqual(rest, { ...entry, attempts: 1 });
      assert.ok(claim.length > 0);
    });

    it('are nothing to claim when an event has none', async () => {
      const { log } = opened();
      await log.append({ event: anAttempt({ learner: fresh('learner') }), effects: [] });
      assert.deepEqual(await log.claimDue(NOW + 1e6, LEASE, 10), []);
    });

    it('come oldest first, up to the limit', async () => {
      const { log } = opened();
      const learner = fresh('learner');
      for (const sequence of [1, 3, 2]) await append(log, sequence, learner);
      const claimed = await log.claimDue(NOW + 10, LEASE, 2);
      assert.deepEqual(
        claimed.map(({ event }) => event.sequence),
        [1, 2],
      );
    });

    it('are given to one of 20 parallel workers each', async () => {
      const { log } = opened();
      const learner = fresh('learner');
      await parallel(40, (index) => append(log, index + 1, learner));
      const claimed = await claimUntilNone(log);
      assert.equal(claimed.length, 40);
      assert.equal(new Set(claimed.map(({ event }) => event.id)).size, 40);
    });

    it('are over once settled', async () => {
      const { log } = opened();
      await append(log, 1);
      const [claimed] = await log.claimDue(NOW + 10, LEASE, 1);
      assert.ok(claimed);
      assert.equal(await log.settle(claimed), true);
      assert.deepEqual(await log.claimDue(NOW + 1e6, LEASE, 10), []);
      assert.deepEqual(await log.find(claimed.event.learner, claimed.event.id), claimed.event);
    });

    it('are claimed again when a lease ends, and the lost claim can no longer settle or postpone', async () => {
      const { log } = opened();
      await append(log, 1);
      const [lost] = await log.claimDue(NOW + 10, LEASE, 1);
      assert.deepEqual(await log.claimDue(NOW + 10 + LEASE - 1, LEASE, 1), []);
      const [second] = await log.claimDue(NOW + 10 + LEASE, LEASE, 1);
      assert.ok(lost && second);
      assert.equal(second.attempts, 2);
      assert.equal(await log.settle(lost), false);
      assert.equal(await log.postpone(lost, NOW), false);
      assert.equal(await log.settle(second), true);
    });

    it('are due again when postponed, not earlier', async () => {
      const { log } = opened();
      await append(log, 1);
      const [claimed] = await log.claimDue(NOW + 10, LEASE, 1);
      assert.ok(claimed);
      assert.equal(await log.postpone(claimed, NOW + 50), true);
      assert.deepEqual(await log.claimDue(NOW + 49, LEASE, 1), []);
      assert.equal((await log.claimDue(NOW + 50, LEASE, 1)).length, 1);
    });
  });
}

async function append(log: LogStore, sequence: number, learner = fresh('learner')): Promise<LogEntry> {
  const entry: LogEntry = {
    event: anAttempt({ learner, sequence, at: NOW + sequence }),
    effects: [
      { kind: 'statement', tenant: 'tenant-1', statement: aStatement() },
      { kind: 'grade', want: aWant({ learner, sequence }) },
      { kind: 'summary', row: aSummary({ learner, sequence }) },
    ],
  };
  assert.equal((await log.append(entry)).outcome, 'stored');
  return entry;
}

async function claimUntilNone(log: LogStore): Promise<ClaimedEntry[]> {
  const claimed = await parallel(20, async () => {
    const mine: ClaimedEntry[] = [];
    for (;;) {
      const batch = await log.claimDue(NOW + 1000, 3_600_000, 3);
      if (batch.length === 0) return mine;
      mine.push(...batch);
    }
  });
  return claimed.flat();
}

async function settleAll(log: LogStore): Promise<void> {
  for (;;) {
    const claimed = await log.claimDue(NOW + 1e10, LEASE, 100);
    if (claimed.length === 0) return;
    assert.equal(wins(await Promise.all(claimed.map((entry) => log.settle(entry)))), claimed.length);
  }
}
