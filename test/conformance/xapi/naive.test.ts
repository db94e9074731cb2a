import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { listStatements } from '../../../src/lrs/readStatements.ts';
import { openMongoStore } from '../../../src/store/mongo/openMongoStore.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.ts';
import { MONGO_SKIPPED, mongoDatabase } from '../../support/mongoDatabase.ts';
import { runs } from '../../support/runs.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { naiveList } from './support/naive.ts';
import { query, statementsOfAStore } from './support/random.ts';

const NOW = Date.UTC(2026, 0, 1);

/** Every page of a list. */
async function listed(store: Store, tenant: string, asked: object, limit: number, ascending: boolean) {
  const lrs = { store, now: () => NOW, newId: randomUUID };
  const caller = {
    tenant,
    credential: 'c',
    scopes: ['all' as const],
    authority: { mbox: 'mailto:lrs@example.org' },
    version: '2.0.0' as const,
    own: null,
  };
  const ids: string[] = [];
  let since = 0;
  let readable = await store.statements.consistentThrough(tenant, NOW);
  for (;;) {
    const reading = { format: 'exact', attachments: false, version: '2.0.0', languages: [] } as const;
    const wanted = { ...asked, since, ascending, limit };
    const { statements, next } = await listStatements(lrs, caller, { ...reading, query: wanted, readable });
    ids.push(...statements.map(({ id }) => id));
    if (!next) return ids;
    assert.equal(statements.length, limit);
    [since, readable] = [next.from, next.until];
  }
}

function agreesWithNaive(name: string, open: () => Promise<Store>, times: number): void {
  describe(`lists of statements on ${name}`, () => {
    let store: Store;
    before(async () => {
      store = await open();
    });
    after(() => store?.close());

    it('hold what a filter over all statements finds, in both orders, page by page', async () => {
      const property = fc.asyncProperty(
        statementsOfAStore,
        fc.array(query, { minLength: 2, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(12),
        async (statements, queries, limit, cut) => {
          const tenant = randomUUID();
          const { insertAll } = store.statements;
          for (const part of [statements.slice(0, cut), statements.slice(cut)])
            if (part.length > 0) await insertAll(tenant, part, NOW);
          for (const asked of queries) {
            const expected = naiveList(statements, asked);
            assert.deepEqual(await listed(store, tenant, asked, limit, true), expected);
            assert.deepEqual(await listed(store, tenant, asked, limit, false), expected.toReversed());
          }
        },
      );
      const { numRuns, seed } = runs(times);
      await fc.assert(property, { numRuns, seed });
    });
  });
}

const folder = temporaryFolder();
agreesWithNaive('SQLite', () => openSqliteStore(folder.file('naive.db')), 2000);
if (MONGO_SKIPPED === null) {
  const database = mongoDatabase();
  agreesWithNaive('MongoDB', () => openMongoStore(database.url, { deadlineMs: 60_000 }), 100);
  after(() => database.drop());
}
