import assert from 'node:assert/strict';
import type { ClaimedGrade, GradeDelivery, GradeStore, GradeWant } from '../../src/store/port/grades.ts';
import { gradeKey } from '../../src/store/port/grades.ts';
import { aWant, fresh, MINUTE, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

const QUIET = { quietMs: 20_000, mostMs: 2 * MINUTE };
const LEASE = 30_000;

export function gradesContract(opened: Opened): void {
  describe('grades', () => {
    beforeEach(() => finishAll(opened().grades));

    it('wait for quiet before they are due', async () => {
      const { grades } = opened();
      const want = await wanted(grades);
      assert.deepEqual(await grades.get(keyOf(want)), {
        key: keyOf(want),
        want,
        delivery: delivery({ status: 'waiting' }),
        due: NOW + 20_000,
      });
      assert.deepEqual(await grades.claimDue(NOW + 19_999, LEASE, 10), []);
      assert.equal((await grades.claimDue(NOW + 20_000, LEASE, 10)).length, 1);
    });

    it('are not claimed for a customer that is left out', async () => {
      const { grades } = opened();
      const want = await wanted(grades, { tenant: fresh('slow') });
      const other = await wanted(grades, { tenant: fresh('prompt') });
      const claimed = await grades.claimDue(NOW + 20_000, LEASE, 10, [want.tenant, 'nobody']);
      assert.deepEqual(
        claimed.map(({ key }) => key),
        [keyOf(other)],
      );
      const left = await grades.claimDue(NOW + 20_000, LEASE, 10, []);
      assert.deepEqual(
        left.map(({ key }) => key),
        [keyOf(want)],
      );
    });

    it('wait from the newest change, at most two minutes from the first', async () => {
      const { grades } = opened();
      const want = await wanted(grades);
      await grades.want({ ...want, sequence: 2 }, QUIET, NOW + 15_000);
      assert.equal((await grades.get(keyOf(want)))?.due, NOW + 35_000);
      await grades.want({ ...want, sequence: 3 }, QUIET, NOW + 110_000);
      assert.equal((await grades.get(keyOf(want)))?.due, NOW + 120_000);
    });

    it('are due at once when final', async () => {
      const { grades } = opened();
      const want = await wanted(grades);
      await grades.want({ ...want, sequence: 2, final: true }, QUIET, NOW + 1000);
      assert.equal((await grades.get(keyOf(want)))?.due, NOW + 1000);
    });

    it('keep the highest sequence, whatever the order of 20 parallel writers', async () => {
      const { grades } = opened();
      const want = aWant();
      await parallel(20, (index) => {
        const sequence = ((index * 7) % 20) + 1;
        return grades.want({ ...want, sequence, value: sequence / 20 }, QUIET, NOW);
      });
      const row = await grades.get(keyOf(want));
      assert.deepEqual([row?.want.sequence, row?.want.value], [20, 1]);
    });

    it('are not changed by an older or equal sequence', async () => {
      const { grades } = opened();
      const want = await wanted(grades, { sequence: 5 });
      const before = await grades.get(keyOf(want));
      for (const sequence of [5, 4]) await grades.want({ ...want, sequence, value: 1 }, QUIET, NOW + 9000);
      assert.deepEqual(await grades.get(keyOf(want)), before);
    });

    it('follow the activity to another pack, whose sequences begin anew', async () => {
      const { grades } = opened();
      const want = await wanted(grades, { sequence: 50 });
      const moved = { ...want, pack: 'algebra', sequence: 1, decidedAt: NOW + 5 };
      await grades.want(moved, QUIET, NOW + 5);
      assert.deepEqual((await grades.get(keyOf(want)))?.want, moved);
    });

    it('are given to one of 20 parallel workers each', async () => {
      const { grades } = opened();
      await parallel(40, () => wanted(grades, { final: true }));
      const claimed = await parallel(20, () => claimUntilNone(grades));
      const keys = claimed.flat().map((row) => row.key);
      assert.equal(keys.length, 40);
      assert.equal(new Set(keys).size, 40);
    });

    it('are claimed again when a lease ends, and the lost claim can no longer write', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [lost] = await grades.claimDue(NOW, LEASE, 1);
      assert.deepEqual(await grades.claimDue(NOW + LEASE - 1, LEASE, 1), []);
      const [second] = await grades.claimDue(NOW + LEASE, LEASE, 1);
      assert.ok(lost && second);
      const sent = sentWith(lost.want, NOW);
      assert.equal(await grades.record(lost), false);
      assert.equal(await grades.finish(lost, sent, null, NOW), false);
      assert.equal(await grades.finish(second, sent, null, NOW), true);
    });

    it('show what the worker recorded while it keeps the claim', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      const fixed = delivery({ wire: { sequence: 1, timestamp: NOW } });
      assert.equal(await grades.record({ ...row, delivery: fixed }), true);
      assert.deepEqual((await grades.get(row.key))?.delivery, fixed);
      assert.deepEqual(await grades.claimDue(NOW + 1, LEASE, 1), []);
    });

    it('are over once sent', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      const sent = sentWith(row.want, NOW + 5);
      assert.equal(await grades.finish(row, sent, null, NOW + 5), true);
      assert.deepEqual(await grades.get(row.key), {
        key: row.key,
        want: row.want,
        delivery: sent,
        due: null,
      });
      assert.deepEqual(await grades.claimDue(NOW + 1e8, LEASE, 1), []);
    });

    it('that stand in the gradebook are not sent once more because a sitting ended that changed nothing', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      await grades.finish(row, sentWith(row.want, NOW + 5), null, NOW + 5);
      const end = { ...row.want, sequence: row.want.sequence + 3, decidedAt: NOW + 10, final: true };
      await grades.want(end, QUIET, NOW + 10);
      const kept = await grades.get(row.key);
      assert.deepEqual([kept?.want, kept?.delivery.status, kept?.due], [end, 'sent', null]);
      assert.equal(kept?.delivery.sent?.sequence, end.sequence, 'the gradebook has what was decided last');
      assert.deepEqual(await grades.claimDue(NOW + 1e8, LEASE, 1), []);
      await grades.want({ ...end, sequence: end.sequence + 1, value: end.value / 2 }, QUIET, NOW + 20);
      assert.equal((await grades.claimDue(NOW + 20, LEASE, 1)).length, 1, 'another value goes out');
    });

    it('that came to stand there while an older decision of the same was sent are not sent once more', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      const end = { ...row.want, sequence: row.want.sequence + 1, final: true };
      await grades.want(end, QUIET, NOW + 1);
      assert.equal(await grades.finish(row, sentWith(row.want, NOW + 5), null, NOW + 5), true);
      const kept = await grades.get(row.key);
      assert.deepEqual([kept?.want, kept?.delivery.status, kept?.due], [end, 'sent', null]);
      assert.equal(kept?.delivery.sent?.sequence, end.sequence);
      assert.deepEqual(await grades.claimDue(NOW + 1e8, LEASE, 1), []);
      await grades.want(
        { ...end, sequence: end.sequence + 1, value: 0.9, final: false },
        QUIET,
        NOW + MINUTE,
      );
      assert.equal((await grades.get(row.key))?.due, NOW + MINUTE + QUIET.quietMs, 'quiet begins anew');
    });

    for (const [why, shown] of [
      ['missing', null],
      ['older', 0.2],
    ] as const)
      it(`that the gradebook was seen to have lost (${why}) are sent once more when they are decided again`, async () => {
        const { grades } = opened();
        const { key, want } = await arrived(grades, {});
        await grades.compared(key, { timestamp: NOW, differs: { why, shown }, at: NOW + 1 });
        await grades.want({ ...want, sequence: want.sequence + 1, final: true }, QUIET, NOW + 2);
        assert.equal((await grades.claimDue(NOW + 2, LEASE, 1)).length, 1);
      });

    it('tell which sitting is in them and which was taken; what was decided outside of one keeps the newest', async () => {
      const { grades } = opened();
      const want = await wanted(grades, { final: true, sitting: 'one' });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      assert.equal(row.want.sitting, 'one');
      const taken = sentWith(row.want, NOW + 5);
      await grades.finish(
        row,
        { ...taken, sent: taken.sent && { ...taken.sent, sitting: 'one' } },
        null,
        NOW + 5,
      );
      const of = { link: want.link, learner: want.learner, pack: want.pack };
      const outside = aWant({ ...of, sequence: want.sequence + 1, value: 0.11 });
      await grades.want(outside, QUIET, NOW + 10);
      const kept = await grades.get(keyOf(want));
      assert.deepEqual([kept?.want.sitting, kept?.delivery.sent?.sitting], ['one', 'one']);
      await grades.want({ ...outside, sequence: want.sequence + 2, sitting: 'two' }, QUIET, NOW + 20);
      const later = await grades.get(keyOf(want));
      assert.deepEqual([later?.want.sitting, later?.delivery.sent?.sitting], ['two', 'one']);
    });

    it('are tried again when a try failed, not earlier than told', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      const failed = delivery({
        status: 'retrying',
        attempts: 1,
        failingSince: NOW,
        reason: 'outbound_failed',
      });
      await grades.finish(row, failed, NOW + 60_000, NOW + 5);
      assert.deepEqual(await grades.claimDue(NOW + 59_999, LEASE, 1), []);
      assert.deepEqual((await grades.claimDue(NOW + 60_000, LEASE, 1))[0]?.delivery, failed);
    });

    it('are not tried earlier than a platform asked because something newer came', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      await grades.finish(row, delivery({ status: 'retrying', attempts: 1 }), NOW + 3_600_000, NOW);
      await grades.want({ ...row.want, sequence: 2, final: true }, QUIET, NOW + 1000);
      assert.equal((await grades.get(row.key))?.due, NOW + 3_600_000);
    });

    it('wait for a newer want that came while the older one was sent', async () => {
      const { grades } = opened();
      await wanted(grades, { final: true });
      const [row] = await grades.claimDue(NOW, LEASE, 1);
      assert.ok(row);
      const newer = { ...row.want, sequence: 2, value: 0.7, final: false };
      await grades.want(newer, QUIET, NOW + 100);
      await grades.finish(row, sentWith(row.want, NOW + 200), null, NOW + 200);
      const kept = await grades.get(row.key);
      assert.deepEqual([kept?.want, kept?.delivery.status, kept?.due], [newer, 'waiting', NOW + 20_100]);
      assert.equal(kept?.delivery.sent?.sequence, 1);
      await grades.want({ ...newer, sequence: 3 }, QUIET, NOW + 119_000);
      assert.equal((await grades.get(row.key))?.due, NOW + 120_100);
    });

    for (const status of ['parked', 'superseded'] as const) {
      it(`wait again when they were ${status} and a newer want comes`, async () => {
        const { grades } = opened();
        const row = await finishedAs(grades, status);
        await grades.want({ ...row.want, sequence: 2, final: false }, QUIET, NOW + 1000);
        const kept = await grades.get(row.key);
        assert.deepEqual([kept?.delivery.status, kept?.due], ['waiting', NOW + 21_000]);
      });
    }

    it('are due at once by "send again", those in trouble of the one activity', async () => {
      const { grades } = opened();
      const activity = fresh('activity');
      for (const status of ['parked', 'superseded', 'retrying', 'sent'] as const) {
        await finishedAs(grades, status, { activity, learner: status });
      }
      await finishedAs(grades, 'parked', { activity: fresh('activity') });
      assert.equal(await grades.again(activity, 'superseded', 'learner', NOW + 7), 0);
      assert.equal(await grades.again(activity, 'parked', 'learner', NOW + 7), 1);
      assert.equal(await grades.again(activity, 'superseded', 'instructor', NOW + 7), 1);
      assert.equal(await grades.again(activity, null, 'learner', NOW + 7), 1);
      const claimed = await grades.claimDue(NOW + 7, LEASE, 10);
      const learners = claimed.map((row) => row.want.learner).sort();
      assert.deepEqual(learners, ['parked', 'retrying', 'superseded']);
      const replaced = claimed.find(({ want }) => want.learner === 'superseded');
      assert.equal(replaced?.delivery.wire?.timestamp, NOW + 7);
    });

    it('that arrived are sent anew, with a timestamp of now, for who has compared alone', async () => {
      const { grades } = opened();
      const activity = fresh('activity');
      await finishedAs(grades, 'sent', { activity, learner: 'sent' });
      for (const by of ['learner', 'instructor', 'administrator'] as const)
        assert.equal(await grades.again(activity, 'sent', by, NOW + 7), 0);
      assert.equal(await grades.again(activity, 'sent', 'comparer', NOW + 7), 1);
      const [claimed] = await grades.claimDue(NOW + 7, LEASE, 10);
      assert.ok((claimed?.delivery.wire?.timestamp ?? 0) >= NOW + 7);
    });

    it('of one learner in several columns are sent anew to the named one alone, if it is of the activity', async () => {
      const { grades } = opened();
      const [activity, learner] = [fresh('activity'), fresh('learner')];
      const { want } = await finishedAs(grades, 'sent', { activity, learner });
      const other = await finishedAs(grades, 'sent', { activity, learner });
      const elsewhere = await finishedAs(grades, 'sent', { activity: fresh('activity'), learner });
      assert.equal(await grades.again(activity, learner, 'comparer', NOW + 7, elsewhere.want.link), 0);
      assert.equal(await grades.again(activity, learner, 'comparer', NOW + 7, want.link), 1);
      const claimed = await grades.claimDue(NOW + 7, LEASE, 10);
      assert.deepEqual(
        claimed.map(({ key }) => key),
        [keyOf(want)],
      );
      assert.equal((await grades.get(other.key))?.delivery.status, 'sent');
    });

    it('keep how the gradebook differs, and since when, until it agrees or takes another', async () => {
      const { grades } = opened();
      const { key } = await arrived(grades, {});
      const byHand = { why: 'byHand', shown: 0.9 } as const;
      const see = (differs: typeof byHand | null, at: number) =>
        grades.compared(key, { timestamp: NOW, differs, at });
      assert.equal(await see(null, NOW + 1), false, 'nothing to note where both agree');
      assert.equal(await see(byHand, NOW + 2), true);
      assert.equal(await see(byHand, NOW + 3), false, 'known already');
      assert.deepEqual((await grades.get(key))?.delivery.differs, { ...byHand, since: NOW + 2 });
      assert.equal(await see(null, NOW + 4), true);
      assert.deepEqual((await grades.get(key))?.delivery, sentWith(aWant(), NOW));
      assert.equal(await grades.compared('no/body', { timestamp: NOW, differs: byHand, at: NOW }), false);
    });

    it('that were sent since, or are on their way, do not believe an older reading', async () => {
      const { grades } = opened();
      const { key, want } = await arrived(grades, {});
      const seen = { timestamp: NOW - 1, differs: { why: 'missing', shown: null }, at: NOW + 1 } as const;
      assert.equal(await grades.compared(key, seen), false);
      await grades.want({ ...want, sequence: 2, value: 0.9 }, QUIET, NOW);
      assert.equal(await grades.compared(key, { ...seen, timestamp: NOW }), false);
    });

    it('give way to a higher one that a person put there, until an instructor sends them again', async () => {
      const { grades } = opened();
      const activity = fresh('activity');
      const { key, want } = await arrived(grades, { activity });
      const differs = { why: 'byHand', shown: 0.95 } as const;
      await grades.compared(key, { timestamp: NOW, differs, at: NOW + 1 });
      await grades.want({ ...want, sequence: 2, value: 0.9, final: true }, QUIET, NOW + 2);
      const held = await grades.get(key);
      assert.deepEqual([held?.want.value, held?.due, held?.delivery.status], [0.9, null, 'superseded']);
      assert.equal(await grades.again(activity, null, 'learner', NOW + 3), 0);
      assert.equal(await grades.again(activity, want.learner, 'instructor', NOW + 4), 1);
      const [claimed] = await grades.claimDue(NOW + 4, LEASE, 1);
      assert.deepEqual([claimed?.key, claimed?.want.value], [key, 0.9]);
    });

    for (const why of ['byHand', 'newer'] as const) {
      /** A row that wants 0.9 and is held back for the 0.95 that was seen in its place. */
      const heldBack = async () => {
        const { grades } = opened();
        const { key, want } = await arrived(grades, {});
        await grades.compared(key, { timestamp: NOW, differs: { why, shown: 0.95 }, at: NOW + 1 });
        await grades.want({ ...want, sequence: 2, value: 0.9 }, QUIET, NOW + 2);
        assert.equal((await grades.get(key))?.delivery.status, 'superseded');
        return { grades, key };
      };

      it(`that gave way are sent after all once what was there (${why}) is gone again`, async () => {
        const { grades, key } = await heldBack();
        assert.equal(await grades.compared(key, { timestamp: NOW, differs: null, at: NOW + 3 }), true);
        const [claimed] = await grades.claimDue(NOW + 3, LEASE, 1);
        assert.deepEqual([claimed?.key, claimed?.delivery.differs], [key, undefined]);
      });

      it(`that gave way are sent after all, as of now, once what was there (${why}) was cleared`, async () => {
        const { grades, key } = await heldBack();
        const cleared = { why: 'missing', shown: null } as const;
        const at = NOW + 60_000;
        assert.equal(await grades.compared(key, { timestamp: NOW, differs: cleared, at }), true);
        const [claimed] = await grades.claimDue(at, LEASE, 1);
        assert.deepEqual([claimed?.key, claimed?.want.value], [key, 0.9]);
        assert.deepEqual(claimed?.delivery.wire, { sequence: 2, timestamp: at, mayHaveLeft: false });
      });
    }

    it('go out past a lower one, which may be the platform’s own doing, but not past a zero', async () => {
      const { grades } = opened();
      for (const [shown, status] of [
        [0.7, 'waiting'],
        [0, 'superseded'],
      ] as const) {
        const { key, want } = await arrived(grades, {});
        await grades.compared(key, { timestamp: NOW, differs: { why: 'byHand', shown }, at: NOW + 1 });
        await grades.want({ ...want, sequence: 2, value: 0.9 }, QUIET, NOW + 2);
        assert.equal((await grades.get(key))?.delivery.status, status);
      }
    });

    it('that go past a lower one by hand leave it alone once they would lower it, on their way or stuck', async () => {
      const { grades } = opened();
      for (const status of ['waiting', 'retrying', 'parked'] as const) {
        const { key, want, claimed } = await goingPast(grades);
        const due = status === 'parked' ? null : NOW + 3;
        await grades.finish(claimed, { ...claimed.delivery, status }, due, NOW + 3);
        await grades.want({ ...want, sequence: 3, value: 0.75 }, QUIET, NOW + 4);
        const held = await grades.get(key);
        assert.deepEqual([held?.want.value, held?.delivery.status, held?.due], [0.75, 'superseded', null]);
      }
    });

    it('that give way after they were claimed are not recorded as going out, and wait for "send again"', async () => {
      const { grades } = opened();
      const { key, want, claimed } = await goingPast(grades);
      await grades.want({ ...want, sequence: 3, value: 0.75, final: true }, QUIET, NOW + 3);
      assert.equal(await grades.record(claimed), false);
      assert.equal(await grades.finish(claimed, claimed.delivery, claimed.due, NOW + 4), true);
      const held = await grades.get(key);
      assert.deepEqual([held?.want.value, held?.delivery.status, held?.due], [0.75, 'superseded', null]);
      assert.deepEqual(await grades.claimDue(NOW + 1e8, LEASE, 1), []);
    });

    it('give way to what a person put there before ours came and was refused as older', async () => {
      const { grades } = opened();
      for (const [shown, status] of [
        [0.9, 'superseded'],
        [0.3, 'waiting'],
      ] as const) {
        const { key, want } = await finishedAs(grades, 'superseded');
        await grades.compared(key, { timestamp: null, differs: { why: 'newer', shown }, at: NOW + 1 });
        await grades.want({ ...want, sequence: 2, value: 0.5 }, QUIET, NOW + 2);
        assert.equal((await grades.get(key))?.delivery.status, status);
      }
    });

    it('that an instructor puts in the place of a higher one go out, lower ones decided since as well', async () => {
      const { grades } = opened();
      const activity = fresh('activity');
      const { key, want } = await arrived(grades, { activity });
      await grades.compared(key, { timestamp: NOW, differs: { why: 'byHand', shown: 0.95 }, at: NOW + 1 });
      assert.equal(await grades.again(activity, want.learner, 'comparer', NOW + 2), 1);
      await grades.want({ ...want, sequence: 2, value: 0.4, final: true }, QUIET, NOW + 3);
      const [claimed] = await grades.claimDue(NOW + 3, LEASE, 1);
      assert.deepEqual([claimed?.key, claimed?.want.value], [key, 0.4]);
    });

    it('are listed by activity', async () => {
      const { grades } = opened();
      const activity = fresh('activity');
      const wants = [await wanted(grades, { activity }), await wanted(grades, { activity })];
      await wanted(grades);
      const rows = await grades.ofActivity(activity);
      assert.deepEqual(new Set(rows.map((row) => row.key)), new Set(wants.map(keyOf)));
      assert.equal(await grades.get(gradeKey('no', 'body')), null);
    });
  });
}

function keyOf(want: GradeWant): string {
  return gradeKey(want.link, want.learner);
}

function delivery(over: Partial<GradeDelivery>): GradeDelivery {
  return {
    status: 'waiting',
    wire: null,
    sent: null,
    attempts: 0,
    failingSince: null,
    reason: null,
    ...over,
  };
}

function sentWith({ sequence, value }: GradeWant, at: number): GradeDelivery {
  const wire = { sequence, timestamp: NOW };
  return delivery({ status: 'sent', wire, sent: { ...wire, value, at } });
}

async function wanted(grades: GradeStore, over: Partial<GradeWant> = {}): Promise<GradeWant> {
  const want = aWant(over);
  await grades.want(want, QUIET, NOW);
  return want;
}

async function claimUntilNone(grades: GradeStore): Promise<ClaimedGrade[]> {
  const mine: ClaimedGrade[] = [];
  for (;;) {
    const batch = await grades.claimDue(NOW, 1e6, 3);
    if (batch.length === 0) return mine;
    mine.push(...batch);
  }
}

/** A row that the gradebook has taken. */
async function arrived(grades: GradeStore, over: Partial<GradeWant>): Promise<ClaimedGrade> {
  await wanted(grades, { ...over, final: true });
  const [row] = await grades.claimDue(NOW, LEASE, 1);
  assert.ok(row);
  await grades.finish(row, sentWith(row.want, NOW), null, NOW);
  return row;
}

/** A row whose only try ended like this. */
async function finishedAs(
  grades: GradeStore,
  status: GradeDelivery['status'],
  over: Partial<GradeWant> = {},
): Promise<ClaimedGrade> {
  await wanted(grades, { ...over, final: true });
  const [row] = await grades.claimDue(NOW, LEASE, 1);
  assert.ok(row);
  const due = status === 'retrying' ? NOW + 1e6 : null;
  await grades.finish(row, delivery({ status, attempts: 1 }), due, NOW);
  return row;
}

async function finishAll(grades: GradeStore): Promise<void> {
  for (;;) {
    const rows = await grades.claimDue(NOW + 1e10, LEASE, 100);
    if (rows.length === 0) return;
    await Promise.all(rows.map((row) => grades.finish(row, sentWith(row.want, NOW), null, NOW)));
  }
}

/** A grade that is on its way past a lower one, 0.8, which a person put into the gradebook. */
async function goingPast(grades: GradeStore) {
  const { key, want } = await arrived(grades, {});
  const differs = { why: 'byHand', shown: 0.8 } as const;
  await grades.compared(key, { timestamp: NOW, differs, at: NOW + 1 });
  await grades.want({ ...want, sequence: 2, value: 0.85, final: true }, QUIET, NOW + 2);
  const [claimed] = await grades.claimDue(NOW + 2, LEASE, 1);
  assert.ok(claimed);
  return { key, want, claimed };
}
