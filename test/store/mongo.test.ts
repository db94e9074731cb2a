import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { openDatabase } from '../../src/store/mongo/database.ts';
import { MIGRATIONS, migrate } from '../../src/store/mongo/migrations/migrate.ts';
import { openMongoStore } from '../../src/store/mongo/openMongoStore.ts';
import type { Store } from '../../src/store/port/store.ts';
import { parallel } from '../contract/parallel.ts';
import { anAttempt, aSession, aStatement, aWant, NOW } from '../support/fixtures.ts';
import { MONGO_SKIPPED, type MongoDatabase, mongoDatabase } from '../support/mongoDatabase.ts';
import { interruptible } from './interruptible.ts';
import { mortalConnection } from './mortalConnection.ts';

/** A store that is gone must say so; more than this is a hang. */
const PATIENCE_MS = 10_000;

describe(
  MONGO_SKIPPED === null ? 'MongoDB store' : `MongoDB store, SKIPPED: ${MONGO_SKIPPED}`,
  function suite() {
    this.timeout(60_000);
    let database: MongoDatabase = mongoDatabase();
    const opened: Store[] = [];
    async function open(url = database.url, deadlineMs = 30_000): Promise<Store> {
      const store = await openMongoStore(url, { deadlineMs });
      opened.push(store);
      return store;
    }
    before(function skipWithoutServer() {
      if (MONGO_SKIPPED !== null) this.skip();
    });
    beforeEach(() => {
      database = mongoDatabase();
    });
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
      await database.drop();
    });

    it('brings a database of every older version to the newest, with what is in it', async () => {
      for (const version of MIGRATIONS.keys()) {
        const { connection, close } = await openDatabase(database.url);
        await connection.dropDatabase();
        await migrate(connection, version);
        const event = anAttempt({ learner: 'old', activity: 'fractions-1' });
        const { learner, pack, sequence, id } = event;
        const effects = [{ kind: 'grade', want: aWant() }];
        await connection
          .collection('log')
          .insertOne({ learner, pack, sequence, id, event, effects, due: NOW, attempts: 0 });
        const { log } = await open();
        assert.deepEqual(await log.latest('old', 'fractions-1', 5), [event]);
        assert.deepEqual(await log.append({ event, effects: [] }), { outcome: 'duplicate', event });
        assert.equal((await log.claimDue(NOW, 1000, 5)).length, 1);
        const stored = await connection.collection('schema_version').findOne();
        assert.equal(stored?.version, MIGRATIONS.length);
        await close();
      }
    });

    it('goes on with its migrations wherever the process before it was killed, and loses nothing of what was there', async () => {
      const { connection, close } = await openDatabase(database.url);
      await migrate(connection, 1);
      const event = anAttempt({ learner: 'old', activity: 'fractions-1' });
      const { learner, pack, sequence, id } = event;
      await connection
        .collection('log')
        .insertOne({ learner, pack, sequence, id, event, effects: [], due: NOW, attempts: 0 });
      const kept = [0, 1, 2, 3].map((nth) => ({
        tenant: `tenant-${nth % 2}`,
        stored: NOW,
        doc: aStatement({ id: `00000000-0000-4000-8000-00000000000${nth}` }),
      }));
      const rows = kept.map((row) => ({ ...row, id: row.doc.id }));
      await connection.collection('statements').insertMany(rows);
      const version = async () => (await connection.collection('schema_version').findOne())?.version;
      let deaths = 0;
      // Each step is begun again and again, and killed one command later each time, until it is through.
      for (let [standing, dies] = [await version(), 1]; standing < MIGRATIONS.length; dies += 1) {
        const whole = await migrate(mortalConnection(connection, dies), standing + 1).then(
          () => true,
          () => false,
        );
        if (!whole) deaths += 1;
        if ((await version()) > standing) [standing, dies] = [await version(), 0];
      }
      assert.ok(deaths > MIGRATIONS.length);
      const { log, statements } = await open();
      assert.deepEqual(await log.latest('old', 'fractions-1', 5), [event]);
      for (const { tenant, doc } of kept)
        assert.deepEqual((await statements.find(tenant, doc.id))?.statement, doc);
      const moments = await connection
        .collection('statements')
        .find()
        .sort({ tenant: 1, moment: 1 })
        .toArray();
      assert.deepEqual(
        moments.map(({ id, moment }) => [id, moment]),
        [0, 2, 1, 3].map((nth) => [rows[nth]?.id, NOW * 1000 + (nth > 1 ? 1 : 0)]),
      );
      const found = await indexesOf(connection);
      await connection.dropDatabase();
      await migrate(connection);
      assert.deepEqual(found, await indexesOf(connection), 'the same as a new database has');
      await close();
    });

    it('refuses a database that a later release wrote', async () => {
      await open();
      const { connection, close } = await openDatabase(database.url);
      await connection.collection('schema_version').updateOne({}, { $inc: { version: 1 } });
      await close();
      await assert.rejects(open(), { code: 'schema_newer' });
    });

    it('is opened by several at once when it is new', async () => {
      const stores = await parallel(5, () => open());
      const event = anAttempt();
      const outcomes = await Promise.all(stores.map(({ log }) => log.append({ event, effects: [] })));
      assert.equal(outcomes.filter(({ outcome }) => outcome === 'stored').length, 1);
      assert.equal(outcomes.filter(({ outcome }) => outcome === 'duplicate').length, 4);
    });

    it('answers store_unavailable once closed', async () => {
      const store = await open();
      await store.close();
      await assertGone(store);
    });

    it('answers store_unavailable when the server is lost', async () => {
      const way = await interruptible(database.url);
      const store = await open(way.url);
      await store.ping();
      await way.cut();
      await assertGone(store);
    });

    it('answers store_unavailable when the server does not answer, and a repeat is recognised afterwards', async () => {
      const way = await interruptible(database.url);
      const store = await open(way.url, 1000);
      const event = anAttempt();
      way.swallowAnswers();
      await assert.rejects(soon(store.log.append({ event, effects: [] })), { code: 'store_unavailable' });
      const direct = await open();
      const { outcome } = await direct.log.append({ event, effects: [] });
      assert.notEqual(outcome, 'stale');
      assert.deepEqual(await direct.log.after(event.learner, event.pack, 0), [event]);
      await soon(store.close());
      await way.cut();
    });

    it('says store_unavailable when there is no server', async () => {
      const way = await interruptible(database.url);
      await way.cut();
      await assert.rejects(soon(open(way.url)), { code: 'store_unavailable' });
    });
  },
);

/** Every index by collection and name, besides the one every collection has. */
async function indexesOf(connection: mongoose.Connection): Promise<string[]> {
  const collections = await connection.listCollections();
  const all = await Promise.all(
    collections.map(async ({ name }) =>
      (await connection.collection(name).indexes()).map((index) => `${name} ${index.name}`),
    ),
  );
  return all
    .flat()
    .filter((name) => !name.endsWith(' _id_'))
    .toSorted();
}

async function assertGone(store: Store): Promise<void> {
  const refused = [
    store.log.append({ event: anAttempt(), effects: [] }),
    store.sessions.create(aSession()),
    store.statements.insert('tenant-1', aStatement(), NOW),
    store.turns.load({ learner: 'l', activity: 'a', link: 'k' }),
    store.ping(),
    store.log.all()[Symbol.asyncIterator]().next(),
  ];
  await Promise.all(
    refused.map((each: Promise<unknown>) => assert.rejects(soon(each), { code: 'store_unavailable' })),
  );
}

/** Fails when the promise hangs. */
async function soon<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it hangs')), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, patience]);
  } finally {
    clearTimeout(timer);
  }
}
