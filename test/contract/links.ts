import assert from 'node:assert/strict';
import { aLink, fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function linksContract(opened: Opened): void {
  describe('links', () => {
    it('are created by their first launch', async () => {
      const { links } = opened();
      const link = aLink();
      assert.deepEqual(await links.note(link), link);
      assert.deepEqual(await links.get(link.id), link);
      assert.equal(await links.get(fresh('link')), null);
    });

    it('keep services and titles that a later launch leaves out, and take new ones', async () => {
      const { links } = opened();
      const link = aLink();
      await links.note(link);
      const silent = { ...link, ags: null, membershipsUrl: null, title: null, updatedAt: NOW + 5 };
      assert.deepEqual(await links.note(silent), { ...link, updatedAt: NOW + 5 });
      const moved = { ...link, membershipsUrl: 'https://lms.example/moved', title: 'Week 2' };
      assert.deepEqual(await links.note(moved), moved);
    });

    it('are not written for a launch that tells nothing new within a minute', async () => {
      const { links } = opened();
      const link = aLink();
      await links.note(link);
      await links.note({ ...link, updatedAt: NOW + 59_999 });
      assert.equal((await links.get(link.id))?.updatedAt, NOW);
      await links.note({ ...link, updatedAt: NOW + 60_000 });
      assert.equal((await links.get(link.id))?.updatedAt, NOW + 60_000);
    });

    it('set the activity only where there is none', async () => {
      const { links } = opened();
      const link = aLink();
      await links.note(link);
      const noted = await parallel(20, (index) => links.note({ ...link, activity: `activity-${index}` }));
      const chosen = (await links.get(link.id))?.activity;
      assert.notEqual(chosen, null);
      assert.deepEqual(new Set(noted.map((each) => each.activity)), new Set([chosen]));
    });

    it('keep a line item through launches that do not name it', async () => {
      const { links } = opened();
      const link = aLink();
      await links.note(link);
      await links.setLineItem(link.id, 'https://lms.example/line-items/1');
      const noted = await links.note(link);
      assert.equal(noted.ags?.lineItem, 'https://lms.example/line-items/1');
    });

    it('without an activity are bound to that of one of 20 parallel callers, and found by it', async () => {
      const { links } = opened();
      const link = aLink({ activity: null });
      await links.note(link);
      const activities = Array.from({ length: 20 }, () => fresh('activity'));
      const bound = await parallel(20, (index) => links.bind(link.id, activities[index] ?? ''));
      const winner = activities[bound.indexOf(true)] ?? '';
      assert.equal(bound.filter(Boolean).length, 1);
      assert.deepEqual(await links.ofActivity(winner), [{ ...link, activity: winner }]);
      assert.equal(await links.bind(fresh('link'), winner), false);
    });

    it('are given another activity by one of 20 parallel callers who saw the same one', async () => {
      const { links } = opened();
      const link = aLink({ activity: fresh('activity') });
      await links.note(link);
      const others = Array.from({ length: 20 }, () => fresh('activity'));
      const rebound = await parallel(20, (index) =>
        links.rebind(link.id, link.activity ?? '', others[index] ?? ''),
      );
      assert.equal(rebound.filter(Boolean).length, 1);
      assert.equal((await links.get(link.id))?.activity, others[rebound.indexOf(true)]);
      assert.equal(await links.rebind(fresh('link'), 'x', 'y'), false);
    });

    it('are found by their course, and remember what their parameters named', async () => {
      const { links } = opened();
      const context = fresh('course');
      const [one, two] = [aLink({ context, reference: 'activity-1' }), aLink({ context })];
      for (const link of [one, two, aLink({ context: fresh('course') })]) await links.note(link);
      const found = await links.ofContext(context);
      assert.deepEqual(new Set(found.map(({ id }) => id)), new Set([one.id, two.id]));
      const { reference: _silent, ...silent } = one;
      assert.equal((await links.note(silent)).reference, 'activity-1');
      assert.deepEqual(await links.ofContext(fresh('course')), []);
    });

    it('with a gradebook column are read when it is time, each by one of 20 parallel callers', async () => {
      const { links } = opened();
      const { ags } = aLink();
      assert.ok(ags);
      const column = {
        activity: fresh('activity'),
        ags: { ...ags, lineItem: 'https://lms.example/items/1' },
      };
      const read = [aLink(column), aLink(column)];
      for (const link of [...read, aLink({ activity: column.activity })]) await links.note(link);
      const claim = async (now: number, next: number) =>
        (await parallel(20, () => links.claimColumns(now, next, 3)))
          .flat()
          .flatMap(({ id, activity }) => (activity === column.activity ? id : []));
      assert.deepEqual((await claim(NOW, NOW + 10)).toSorted(), read.map(({ id }) => id).toSorted());
      assert.deepEqual(await claim(NOW + 9, NOW + 20), []);
      const [first] = read;
      const reading = { next: NOW + 30, readAt: NOW + 10, failed: 'scope_missing' };
      await links.noteReading(first?.id ?? '', reading);
      assert.deepEqual(
        (await links.ofActivity(column.activity)).flatMap((link) => link.reading ?? []).length,
        2,
      );
      assert.deepEqual((await links.get(first?.id ?? ''))?.reading, reading);
      assert.deepEqual(await claim(NOW + 10, NOW + 40), [read[1]?.id]);
      const again = await links.note({ ...read[0], ...aLink(column), id: first?.id ?? '' });
      assert.deepEqual(again.reading, reading, 'a launch does not forget it');
    });

    it('rest all columns of a platform together, those that are due later than that excepted', async () => {
      const { links } = opened();
      const activity = fresh('activity');
      const ags = { scope: [], lineItem: 'https://lms.example/1', lineItems: null };
      const own = { activity, ags, registration: fresh('registration') };
      const [due, soon, late, left] = [aLink(own), aLink(own), aLink(own), aLink(own)];
      const other = aLink({ ...own, registration: fresh('registration') });
      const all = [due, soon, late, left, other];
      for (const link of all) await links.note(link);
      const read = { readAt: NOW, failed: null };
      for (const [link, next] of [
        [soon, NOW + 5],
        [late, NOW + 90],
        [left, NOW + 90],
        [other, NOW + 5],
      ] as const)
        await links.noteReading(link.id, { ...read, next });
      await links.restColumns(own.registration, NOW + 60, [left.id]);
      const rested = await Promise.all(all.map(async ({ id }) => (await links.get(id))?.reading?.next));
      assert.deepEqual(rested, [NOW + 60, NOW + 60, NOW + 90, NOW + 60, NOW + 5]);
      assert.deepEqual((await links.get(soon.id))?.reading, { ...read, next: NOW + 60 });
    });
  });
}
