import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { openMongoStore } from '../../src/store/mongo/openMongoStore.ts';
import type { StatementRow } from '../../src/store/mongo/statementRow.ts';
import { listQuery } from '../../src/store/mongo/statementWalk.ts';
import { MONGO_SKIPPED, mongoDatabase } from '../support/mongoDatabase.ts';

const agent = { mbox: 'mailto:ana@example.org' };
const [verb, activity, registration] = ['http://e.org/v', 'http://e.org/a', randomUUID()];

/** Every condition alone, those that make pairs, and some of many. */
const SHAPES = {
  everything: {},
  verb: { verb },
  agent: { agent },
  'agent, related': { agent, relatedAgents: true },
  'agent and verb': { agent, verb },
  activity: { activity },
  'activity, related': { activity, relatedActivities: true },
  'activity and verb': { activity, verb },
  registration: { registration },
  authority: { authority: agent },
  own: { own: agent },
  'all of them': { agent, verb, activity, registration, relatedAgents: true, relatedActivities: true },
};

(MONGO_SKIPPED === null ? describe : describe.skip)('lists of statements on MongoDB', () => {
  const database = mongoDatabase();
  let raw: mongoose.Connection;
  before(async () => {
    await (await openMongoStore(database.url)).close();
    raw = await mongoose.createConnection(database.url).asPromise();
  });
  after(async () => {
    await raw?.close();
    await database.drop();
  });

  for (const [name, asked] of Object.entries(SHAPES))
    it(`of ${name} go by an index that has their order`, async () => {
      for (const ascending of [true, false]) {
        const stretch = { ...asked, ascending, limit: 20, after: 1 };
        const { filter, hint, sort } = listQuery('tenant', stretch, Date.now() * 1000);
        const rows = raw.collection<StatementRow>('statements');
        const plan = JSON.stringify(
          await rows.find(filter, { hint, sort, limit: 20 }).explain('queryPlanner'),
        );
        assert.ok(
          plan.includes('"stage":"IXSCAN"') && plan.includes(`"keyPattern":${JSON.stringify(hint)}`),
          plan,
        );
        assert.doesNotMatch(plan, /COLLSCAN/);
        // Values first, the sort last: MongoDB reads in order. Engines on PostgreSQL sort what their index found.
        assert.equal(Object.keys(hint).at(-1), Object.keys(sort)[0]);
        if (!plan.includes('"pgPlan"')) assert.doesNotMatch(plan, /"stage":"SORT"/);
      }
    });
});
