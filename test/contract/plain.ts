import assert from 'node:assert/strict';
import { aLearner, anActivity, anAttempt, aSession, aSummary, fresh } from '../support/fixtures.ts';
import type { Opened } from './storeContract.ts';

/** Ids that would mean something to a careless query language. */
const ODD_IDS = [
  '{"$gt":""}',
  '$where',
  '__proto__',
  'constructor',
  "'; DROP TABLE log; --",
  'ключ/.*%_',
  '',
];

export function plainContract(opened: Opened): void {
  describe('strings and documents', () => {
    for (const id of ODD_IDS) {
      it(`take ${JSON.stringify(id)} as an id like any other`, async () => {
        const { learners, activities, log, sessions, summaries } = opened();
        const learner = aLearner({ id });
        assert.deepEqual(await learners.note(learner), learner);
        assert.deepEqual(await learners.many([id]), [learner]);
        const activity = anActivity({ id, context: id, title: id });
        await activities.create(activity);
        assert.deepEqual(await activities.get(id), activity);
        const event = anAttempt({ id, learner: id, pack: id, activity: id });
        assert.equal((await log.append({ event, effects: [] })).outcome, 'stored');
        assert.deepEqual(await log.find(id, id), event);
        assert.deepEqual(await log.latest(id, id, 5), [event]);
        const session = aSession({ tokenHash: id, activity: id });
        await sessions.create(session);
        assert.deepEqual(await sessions.find(id), session);
        const row = aSummary({ activity: fresh('activity'), learner: id });
        await summaries.put(row);
        assert.deepEqual(await summaries.ofActivity(row.activity), [row]);
      });
    }

    it('refuse an object where a string belongs', async () => {
      const { sessions } = opened();
      await sessions.create(aSession());
      const query: unknown = { $gt: '' };
      await assert.rejects(sessions.find(query as string), TypeError);
      await assert.rejects(sessions.takeDeepLink(query as string), TypeError);
    });

    for (const [what, value] of [
      ['undefined', undefined],
      ['NaN', Number.NaN],
      ['an infinity', Number.POSITIVE_INFINITY],
      ['a date', new Date(0)],
    ] as const) {
      it(`refuse ${what} inside a document instead of changing it`, async () => {
        const { snapshots, log } = opened();
        const learner = fresh('learner');
        const state = {
          shape: 1,
          sequence: 1,
          modelId: 'm',
          model: { deep: [value] },
          facts: {},
          history: [],
          reviews: { zone: 0, day: 0, count: 0 },
          forms: { arms: {}, waiting: null },
          hintForms: { arms: {}, waiting: null },
          activities: {},
        };
        const snapshot = { learner, pack: 'p', state, model: 'm', parameters: 'p' };
        await assert.rejects(snapshots.save(snapshot), TypeError);
        assert.equal(await snapshots.load(learner, 'p'), null);
        const elapsed: unknown = value;
        const event = { ...anAttempt({ learner }), elapsed: elapsed as number };
        await assert.rejects(log.append({ event, effects: [] }), TypeError);
      });
    }
  });
}
