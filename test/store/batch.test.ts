import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { openDatabase } from '../../src/store/mongo/database.ts';
import { openMongoStore } from '../../src/store/mongo/openMongoStore.ts';
import { BLOCK_LEASE_MS, type StatementClock, statementClock } from '../../src/store/mongo/statementClock.ts';
import { statementReferences } from '../../src/store/mongo/statementReferences.ts';
import { statementWriter } from '../../src/store/mongo/statementWriter.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { MONGO_SKIPPED, mongoDatabase } from '../support/mongoDatabase.ts';
import { SOURCE_RUNNER } from '../support/sourceRunner.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const NOW = Date.UTC(2026, 0, 1);

function some(count: number) {
  return Array.from({ length: count }, () => ({
    id: randomUUID(),
    actor: { mbox: 'mailto:ana@example.org' },
    verb: { id: 'http://example.org/did' },
    object: { id: 'http://example.org/activity' },
    version: '2.0.0',
  }));
}

const everything = { ascending: true, limit: 1000 } as const;

describe('a batch that is interrupted, on SQLite', () => {
  const folder = temporaryFolder();

  it('is there whole or not at all after its process is killed, and whatever was acknowledged is there', async () => {
    const path = folder.file('batches.db');
    const tenant = randomUUID();
    const script = fileURLToPath(new URL('./batchWriter.ts', import.meta.url));
    const child = spawn(process.execPath, [...SOURCE_RUNNER, script, path, tenant], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [begun, stored]: [string[], string[]] = [[], []];
    for await (const line of createInterface({ input: child.stdout })) {
      const [what, registration = ''] = line.split(' ');
      (what === 'begun' ? begun : stored).push(registration);
      // In the middle of a batch: it has begun and is not acknowledged.
      if (what === 'begun' && stored.length >= 5) child.kill('SIGKILL');
    }
    const store = await openSqliteStore(path);
    const count = async (registration: string) =>
      (await store.statements.list(tenant, { ...everything, registration })).length;
    for (const registration of stored) assert.equal(await count(registration), 50);
    for (const registration of begun) assert.ok([0, 50].includes(await count(registration)));
    await store.close();
  });
});

(MONGO_SKIPPED === null ? describe : describe.skip)('a batch that is interrupted, on MongoDB', () => {
  const mongo = mongoDatabase();
  let store: Store;
  let raw: mongoose.Connection;
  before(async () => {
    store = await openMongoStore(mongo.url, { deadlineMs: 60_000 });
    raw = await mongoose.createConnection(mongo.url).asPromise();
  });
  after(async () => {
    await raw?.close();
    await store?.close();
    await mongo.drop();
  });

  /** Leaves a batch as a process leaves it that dies after writing its statements and before the commit. */
  async function leaveHalf(tenant: string, at: number) {
    const [first, ...left] = some(3);
    await store.statements.insertAll(tenant, first ? [first] : [], NOW);
    await store.statements.insertAll(tenant, left, NOW);
    const rows = raw.collection('statements');
    const block = (await rows.findOne({ tenant, id: left[0]?.id }))?.block;
    const from = (await rows.findOne({ tenant, id: left[0]?.id }))?.moment;
    const open = [{ id: block, from, at, phase: 'writing' }];
    await raw.collection<{ _id: string }>('lrs_clocks').updateOne({ _id: tenant }, { $set: { open } });
    return { first, left };
  }
  const idsOf = async (tenant: string) =>
    (await store.statements.list(tenant, everything)).map(({ statement }) => statement.id);

  it('is seen by no reader while it is open, and consistency is told up to before it', async () => {
    const tenant = randomUUID();
    const { first, left } = await leaveHalf(tenant, Date.now());
    assert.deepEqual(await idsOf(tenant), [first?.id]);
    assert.equal(await store.statements.find(tenant, left[0]?.id ?? ''), null);
    const through = await store.statements.consistentThrough(tenant, NOW + 1000);
    assert.ok(through < (NOW + 1000) * 1000);
  });

  it('is taken back once its writer counts as dead, and may be sent again', async () => {
    const tenant = randomUUID();
    const { first, left } = await leaveHalf(tenant, Date.now() - BLOCK_LEASE_MS - 1);
    assert.deepEqual(await store.statements.insertAll(tenant, left, NOW), { outcome: 'stored', fresh: 2 });
    assert.deepEqual(await idsOf(tenant), [first?.id, ...left.map(({ id }) => id)]);
    assert.equal(await raw.collection('statements').countDocuments({ tenant }), 3);
  });

  it('is not taken for stored by who sends it again at the moment at which another takes it back', async () => {
    const tenant = randomUUID();
    const { left } = await leaveHalf(tenant, Date.now() - BLOCK_LEASE_MS - 1);
    const database = await openDatabase(mongo.url, { deadlineMs: 60_000 });
    const clock = statementClock(database);
    const references = statementReferences(database, clock);
    const other = statementWriter(database, clock, references);
    // Whoever looks at the clock finds that another was just faster.
    const raced: StatementClock = {
      ...clock,
      read: async (of) => {
        await other.recover(of, (await clock.read(of)).open);
        return clock.read(of);
      },
    };
    const writer = statementWriter(database, raced, references);
    assert.deepEqual(await writer.insertAll(tenant, left, NOW), { outcome: 'stored', fresh: 2 });
    assert.equal(await raw.collection('statements').countDocuments({ tenant }), 3);
    await database.close();
  });
});
