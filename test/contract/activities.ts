import assert from 'node:assert/strict';
import { anActivity, fresh, someSettings } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function activitiesContract(opened: Opened): void {
  describe('activities', () => {
    it('are created once; the same id again changes nothing', async () => {
      const { activities } = opened();
      const activity = anActivity();
      await activities.create(activity);
      await activities.create({ ...activity, title: 'Something else' });
      assert.deepEqual(await activities.get(activity.id), activity);
      assert.equal(await activities.get(fresh('activity')), null);
    });

    it('take the next revision with its title and points', async () => {
      const { activities } = opened();
      const activity = anActivity();
      await activities.create(activity);
      const second = someSettings({ revision: 2, tries: 3 });
      assert.equal(await activities.revise(activity.id, second, 'Fractions II', 20), true);
      const revisions = [...activity.revisions, second];
      const revised = { ...activity, title: 'Fractions II', points: 20, revisions };
      assert.deepEqual(await activities.get(activity.id), revised);
    });

    it('refuse a revision out of turn, and one of an unknown activity', async () => {
      const { activities } = opened();
      const activity = anActivity();
      await activities.create(activity);
      for (const revision of [1, 3]) {
        assert.equal(await activities.revise(activity.id, someSettings({ revision }), 'No', 1), false);
      }
      assert.equal(await activities.revise(fresh('activity'), someSettings(), 'No', 1), false);
      assert.deepEqual(await activities.get(activity.id), activity);
    });

    it('take one of 20 parallel revisions of the same number', async () => {
      const { activities } = opened();
      const activity = anActivity();
      await activities.create(activity);
      const settings = someSettings({ revision: 2 });
      const answers = await parallel(20, (index) =>
        activities.revise(activity.id, settings, `T${index}`, index),
      );
      assert.equal(wins(answers), 1);
      const revised = await activities.get(activity.id);
      assert.equal(revised?.revisions.length, 2);
      assert.equal(revised?.points, answers.indexOf(true));
    });

    it('belong to the first course that claims them', async () => {
      const { activities } = opened();
      const activity = anActivity({ context: null });
      await activities.create(activity);
      const claimed = await parallel(20, (index) => activities.claimContext(activity.id, `course-${index}`));
      const contexts = new Set(claimed.map((each) => each?.context));
      assert.equal(contexts.size, 1);
      assert.equal(contexts.has((await activities.get(activity.id))?.context), true);
      assert.equal(await activities.claimContext(fresh('activity'), 'course-1'), null);
    });

    it('are listed, oldest first', async () => {
      const { activities } = opened();
      const [second, first] = [anActivity({ createdAt: 2 }), anActivity({ createdAt: 1 })];
      for (const activity of [second, first]) await activities.create(activity);
      const own = (await activities.all()).filter(({ id }) => id === first.id || id === second.id);
      assert.deepEqual(own, [first, second]);
    });

    it('say which statements are evidence, and are found by that in their tenant alone', async () => {
      const { activities } = opened();
      const tenant = fresh('tenant');
      const [mapped, plain] = [anActivity({ tenant }), anActivity({ tenant })];
      await activities.create(mapped);
      await activities.create(plain);
      assert.deepEqual(await activities.withOutside(tenant), []);
      const rule = {
        activity: 'https://h5p.example/*',
        verb: null,
        from: 'score',
        skill: 's',
        weight: 0.5,
      } as const;
      assert.equal(await activities.setOutside(mapped.id, [rule]), true);
      assert.deepEqual(await activities.withOutside(tenant), [{ ...mapped, outside: [rule] }]);
      assert.deepEqual(await activities.withOutside(fresh('tenant')), []);
      await activities.setOutside(mapped.id, []);
      assert.deepEqual(await activities.get(mapped.id), mapped);
      assert.deepEqual(await activities.withOutside(tenant), []);
      assert.equal(await activities.setOutside(fresh('activity'), [rule]), false);
    });
  });
}
