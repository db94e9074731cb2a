import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../src/store/mongo/database.ts';
import { migrate as migrateMongo } from '../../src/store/mongo/migrations/migrate.ts';
import { mongoStatements } from '../../src/store/mongo/statements.ts';
import { wholeWalk } from '../../src/store/port/rules/wholeWalk.ts';
import type { StatementStore, Stretch } from '../../src/store/port/statements.ts';
import { type Connection, openConnection, type Sql, type Value } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrations/migrate.ts';
import { sqliteStatements } from '../../src/store/sqlite/statements.ts';
import type { AnyStatement } from '../../src/xapi/anyStatement.ts';
import { NOW } from '../support/fixtures.ts';
import { MONGO_SKIPPED, mongoDatabase } from '../support/mongoDatabase.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const BOUNDS = { slice: 5, slices: 3 };
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
const person = (count: number) => (count % 3 === 0 ? 'ana' : 'ben');
const parent = (count: number) => ({ id: `http://e.org/${count % 41 === 0 ? 'few' : 'many'}` });

/** The two conditions are each met by many, and together by every 123rd. */
const statements = Array.from(
  { length: 260 },
  (_, count): AnyStatement => ({
    id: randomUUID(),
    actor: { mbox: `mailto:${person(count)}@example.org` },
    verb: { id: 'http://e.org/did' },
    object: { id: `http://e.org/object` },
    context: { contextActivities: { parent: [{ id: 'http://e.org/all' }, parent(count)] } },
    version: '2.0.0',
  }),
);

function walks(name: string, open: () => Promise<{ store: StatementStore; close(): Promise<void> }>): void {
  describe(`a walk along statements on ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    const tenant = randomUUID();
    before(async () => {
      opened = await open();
      await opened.store.insertAll(tenant, statements, NOW);
    });
    after(() => opened?.close());

    /** Every walk of a stretch: how much each found, and what they found together. */
    async function steps(stretch: Stretch) {
      const sizes: number[] = [];
      const found = await wholeWalk(stretch, async (rest) => {
        const walked = await opened.store.walk(tenant, rest);
        sizes.push(walked.found.length);
        return walked;
      });
      return { sizes, ids: found.map(({ statement }) => statement.id) };
    }
    const few = { activity: 'http://e.org/few', relatedActivities: true };
    const rare = { agent: { mbox: 'mailto:ana@example.org' } };

    it('ends after so many entries of the index, and goes on from there, in both orders', async () => {
      const asked = { ...rare, activity: 'http://e.org/all', relatedActivities: true, limit: 1000 };
      const expected = statements.filter((_, count) => count % 3 === 0).map(({ id }) => id);
      const up = await steps({ ...asked, ascending: true });
      assert.deepEqual(up.ids, expected);
      assert.ok(up.sizes.length > 3 && up.sizes.every((size) => size <= 15), String(up.sizes));
      const down = await steps({ ...asked, ascending: false });
      assert.deepEqual(down.ids, expected.toReversed());
      assert.deepEqual(
        (await opened.store.list(tenant, { ...asked, ascending: true })).map(({ statement }) => statement.id),
        expected,
      );
    });

    it('finds what two conditions share, wherever it is, and stops once it is full', async () => {
      const expected = statements.filter((_, count) => count % 123 === 0).map(({ id }) => id);
      for (const ascending of [true, false]) {
        const { ids } = await steps({ ...few, ...rare, ascending, limit: 1000 });
        assert.deepEqual(ids, ascending ? expected : expected.toReversed());
        const first = await steps({ ...few, ...rare, ascending, limit: 1 });
        assert.deepEqual(first.ids, ids.slice(0, 1));
      }
    });

    it('passes over what is void without end', async () => {
      const mine = randomUUID();
      const said = statements.slice(0, 60).map((one) => ({ ...one, id: randomUUID() }));
      const voiding = said.slice(10).map(
        ({ id }): AnyStatement => ({
          id: randomUUID(),
          actor: { mbox: 'mailto:ana@example.org' },
          verb: { id: VOIDED },
          object: { objectType: 'StatementRef', id },
          version: '2.0.0',
        }),
      );
      await opened.store.insertAll(mine, said, NOW);
      await opened.store.insertAll(mine, voiding, NOW);
      const walked = await opened.store.walk(mine, { ascending: true, limit: 12 });
      assert.equal(walked.found.length, 10);
      assert.ok(walked.reached !== null);
      const all = await opened.store.list(mine, { ascending: true, limit: 12 });
      assert.deepEqual(
        all.map(({ statement }) => statement.id),
        [...said.slice(0, 10), ...voiding.slice(0, 2)].map(({ id }) => id),
      );
    });
  });
}

/** A connection whose reads are counted, each piece of work by itself. */
function counting(connection: Connection): { connection: Connection; pieces: number[] } {
  const pieces: number[] = [];
  const counted = (sql: Sql): Sql => {
    const count = () => pieces.push((pieces.pop() ?? 0) + 1);
    return {
      ...sql,
      first: <Row>(text: string, ...values: Value[]) => {
        count();
        return sql.first<Row>(text, ...values);
      },
      all: <Row>(text: string, ...values: Value[]) => {
        count();
        return sql.all<Row>(text, ...values);
      },
    };
  };
  const act: Connection['act'] = (work) =>
    connection.act((sql) => {
      pieces.push(0);
      return work(counted(sql));
    });
  return { connection: { ...connection, act }, pieces };
}

describe('a walk along a thing that is filed by hundreds of verbs, on SQLite', () => {
  const file = temporaryFolder();
  const tenant = 'school';
  const own = { mbox: 'mailto:ana@example.org' };
  const asked = { own, activity: 'http://e.org/object', relatedActivities: true };
  const told = Array.from(
    { length: 600 },
    (_, count): AnyStatement => ({
      id: randomUUID(),
      actor: own,
      verb: { id: `http://e.org/verb/${count % 300}` },
      object: { id: `http://e.org/${count % 2 === 0 ? 'object' : 'other'}` },
      version: '2.0.0',
    }),
  );
  const expected = told.filter((_, count) => count % 2 === 0).map(({ id }) => id);
  const idsOf = (found: readonly { statement: AnyStatement }[]) => found.map(({ statement }) => statement.id);
  let kept: Connection;
  before(async () => {
    kept = openConnection(file.file('verbs.db'));
    await migrate(kept);
    await sqliteStatements(kept).insertAll(tenant, told, NOW);
  });
  after(() => kept.close());

  it('looks at what it gives out, not at each verb again and again', async () => {
    const { connection, pieces } = counting(kept);
    const store = sqliteStatements(connection, { slice: 50, slices: 100 });
    for (const ascending of [true, false]) {
      pieces.length = 0;
      const { found, reached } = await store.walk(tenant, { ...asked, ascending, limit: 20 });
      assert.deepEqual(idsOf(found), (ascending ? expected : expected.toReversed()).slice(0, 20));
      assert.equal(reached, null);
      const reads = pieces.reduce((sum, count) => sum + count, 0);
      assert.ok(reads < 150, `${reads} reads`);
      assert.ok(
        pieces.every((count) => count <= 20),
        `${Math.max(...pieces)} reads without a break`,
      );
    }
  });

  it('ends after so many entries, and goes on where it ended', async () => {
    const store = sqliteStatements(kept, { slice: 50, slices: 10 });
    for (const ascending of [true, false]) {
      const first = await store.walk(tenant, { ...asked, ascending, limit: 500 });
      assert.notEqual(first.reached, null);
      const all = await store.list(tenant, { ...asked, ascending, limit: 500 });
      assert.deepEqual(idsOf(all), ascending ? expected : expected.toReversed());
    }
  });
});

const folder = temporaryFolder();
walks('SQLite', async () => {
  const connection = openConnection(folder.file('walk.db'));
  await migrate(connection);
  return { store: sqliteStatements(connection, BOUNDS), close: async () => connection.close() };
});
if (MONGO_SKIPPED === null) {
  const database = mongoDatabase();
  walks('MongoDB', async () => {
    const opened = await openDatabase(database.url, { deadlineMs: 60_000 });
    await migrateMongo(opened.connection);
    const close = async () => {
      await opened.close();
      await database.drop();
    };
    return { store: mongoStatements(opened, BOUNDS), close };
  });
}
