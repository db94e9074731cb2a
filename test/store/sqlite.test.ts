import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../src/store/port/store.ts';
import { openConnection, type Sql } from '../../src/store/sqlite/connection.ts';
import { MIGRATIONS, migrate } from '../../src/store/sqlite/migrations/migrate.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { parallel } from '../contract/parallel.ts';
import {
  aLearner,
  anAttempt,
  aSession,
  aSnapshot,
  aStatement,
  aWant,
  fresh,
  NOW,
} from '../support/fixtures.ts';
import { SOURCE_RUNNER } from '../support/sourceRunner.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

describe('SQLite store', function suite() {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const opened: Store[] = [];
  async function open(name: string, options?: { delayMs: number }): Promise<Store> {
    const store = await openSqliteStore(folder.file(name), options);
    opened.push(store);
    return store;
  }
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  it('finds everything again after it was closed', async () => {
    const first = await open('again.db');
    const learner = await first.learners.note(aLearner());
    await first.close();
    assert.deepEqual(await (await open('again.db')).learners.get(learner.id), learner);
  });

  it('brings a file of every older version to the newest, with what is in it', async () => {
    for (const version of MIGRATIONS.keys()) {
      const name = `from-${version}.db`;
      const connection = openConnection(folder.file(name));
      await migrate(connection, version);
      const event = anAttempt({ learner: 'old', activity: 'fractions-1' });
      if (version >= 1) {
        await connection.act((sql) =>
          sql.run(
            'INSERT INTO log (learner, pack, sequence, id, event, effects, due) VALUES (?, ?, ?, ?, ?, ?, ?)',
            event.learner,
            event.pack,
            event.sequence,
            event.id,
            JSON.stringify(event),
            JSON.stringify([{ kind: 'grade', want: aWant() }]),
            NOW,
          ),
        );
      }
      // From version 2 on a row has these columns when it is written.
      if (version >= 2) {
        await connection.act((sql) =>
          sql.run('UPDATE log SET activity = ?, at = ?', event.activity, event.at),
        );
      }
      connection.close();
      const { log } = await open(name);
      const expected = version >= 1 ? [event] : [];
      assert.deepEqual(await log.latest('old', 'fractions-1', 5), expected);
      assert.deepEqual(await log.after('old', event.pack, 0), expected);
      assert.equal((await log.claimDue(NOW, 1000, 5)).length, expected.length);
    }
  });

  it('finds in the queue what an older file has of grades that are not sent, or differ', async () => {
    const connection = openConnection(folder.file('older-grades.db'));
    await migrate(connection, 17);
    const rows = [
      ['sent', { status: 'sent' }],
      ['stuck', { status: 'parked', reason: 'line_item_gone' }],
      ['changed', { status: 'sent', differs: { why: 'byHand', shown: 1, since: NOW } }],
    ] as const;
    for (const [key, delivery] of rows) {
      const doc = JSON.stringify({ want: aWant({ tenant: 'school' }), delivery });
      await connection.act((sql) =>
        sql.run('INSERT INTO grades (key, activity, learner, doc) VALUES (?, ?, ?, ?)', key, 'a', 'l', doc),
      );
    }
    connection.close();
    const { gradeQueue } = await open('older-grades.db');
    const stuck = { tenant: 'school', status: 'parked', reason: 'line_item_gone', count: 1 };
    assert.deepEqual(await gradeQueue.count(['school']), [stuck]);
    assert.deepEqual(await gradeQueue.differing(['school']), [{ tenant: 'school', count: 1 }]);
  });

  it('refuses a file that a later release wrote, and leaves it as it is', async () => {
    await (await open('newer.db')).close();
    const connection = openConnection(folder.file('newer.db'));
    await connection.act((sql) => sql.run('UPDATE schema_version SET version = version + 1'));
    await assert.rejects(open('newer.db'), { code: 'schema_newer' });
    const version = await connection.act((sql) =>
      sql.first<{ version: number }>('SELECT version FROM schema_version'),
    );
    assert.equal(version?.version, MIGRATIONS.length + 1);
    connection.close();
  });

  it('undoes a migration that fails half-way', async () => {
    const connection = openConnection(folder.file('half.db'));
    await migrate(connection, 1);
    // Version 2 adds this column; that it is there already makes it fail after its first statement.
    await connection.act((sql) => sql.script('ALTER TABLE log ADD COLUMN at INTEGER'));
    await assert.rejects(migrate(connection), { code: 'store_unavailable' });
    const columns = await connection.act((sql) =>
      sql.all<{ name: string }>("SELECT name FROM pragma_table_info('log')"),
    );
    assert.equal(
      columns.some(({ name }) => name === 'activity'),
      false,
    );
    connection.close();
  });

  it('takes a snapshot that nobody can read for one that is lost: told as it stands, and replaced', async () => {
    const store = await open('damaged.db');
    const { id } = await store.learners.note(aLearner());
    const snapshot = aSnapshot({ learner: id });
    const connection = openConnection(folder.file('damaged.db'));
    const person = { tenant: 'tenant-1', issuer: 'https://lms.example', names: [] };
    for (const state of [{ shapes: [['sequence']], value: [0, 1, 2] }, { shapes: [], value: [-3, 0] }, {}]) {
      await store.snapshots.save(snapshot);
      const doc = JSON.stringify({ ...snapshot, sequence: snapshot.state.sequence, state });
      await connection.act((sql) => sql.run('UPDATE snapshots SET doc = ?', doc));
      assert.equal(await store.snapshots.load(id, snapshot.pack), null, doc);
      const told: unknown[] = [];
      for await (const { kind, document } of store.people.held({ ...person, id }))
        if (kind === 'knowledge') told.push(document);
      assert.deepEqual(told, [JSON.parse(doc)]);
    }
    connection.close();
    await store.snapshots.save(snapshot);
    assert.deepEqual(await store.snapshots.load(id, snapshot.pack), snapshot);
  });

  it('goes on with its migrations after the process was killed in the middle of one, twice over', async () => {
    const path = folder.file('killed-migration.db');
    const connection = openConnection(path);
    await migrate(connection, 1);
    const { id, learner, pack, sequence, ...event } = anAttempt({ learner: 'old' });
    await connection.act((sql) =>
      sql.run(
        'INSERT INTO log (learner, pack, sequence, id, event, effects) VALUES (?, ?, ?, ?, ?, ?)',
        ...[learner, pack, sequence, id, JSON.stringify({ id, learner, pack, sequence, ...event }), '[]'],
      ),
    );
    connection.close();
    const script = fileURLToPath(new URL('./migrator.ts', import.meta.url));
    const reached: number[] = [];
    for (const dies of [5, 19]) {
      const child = spawn(process.execPath, [...SOURCE_RUNNER, script, path, String(dies)], {
        stdio: 'inherit',
      });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL', `it died before statement ${dies}`);
      const looking = openConnection(path);
      const found = await looking.act((sql) =>
        sql.first<{ version: number }>('SELECT version FROM schema_version'),
      );
      reached.push(found?.version ?? 0);
      looking.close();
    }
    assert.ok((reached[0] ?? 0) < (reached[1] ?? 0) && (reached[1] ?? 0) < MIGRATIONS.length, reached.join());
    const { log } = await open('killed-migration.db');
    assert.equal((await log.after('old', pack, 0)).length, 1);
  });

  it('is opened by several at once when it is new', async () => {
    const stores = await parallel(5, () => open('new.db'));
    await Promise.all(stores.map((store) => store.ping()));
  });

  it('is shared with another handle: each sees what the other wrote', async () => {
    const [server, command] = [await open('shared.db'), await open('shared.db')];
    const learner = fresh('learner');
    await parallel(20, async (index) => {
      const { log } = index % 2 === 0 ? server : command;
      for (;;) {
        const sequence = (await log.after(learner, 'fractions', 0)).length + 1;
        const { outcome } = await log.append({ event: anAttempt({ learner, sequence }), effects: [] });
        if (outcome === 'stored') return;
      }
    });
    assert.equal((await server.log.after(learner, 'fractions', 0)).length, 20);
    assert.equal((await command.log.after(learner, 'fractions', 0)).length, 20);
  });

  it('loses no acknowledged append when the writing process is killed, while a second one writes', async () => {
    const path = folder.file('killed.db');
    const here = await open('killed.db');
    const acknowledged = await writeUntilKilled(path, 'crash', 150, async (sequence) => {
      const event = anAttempt({ learner: 'neighbour', sequence });
      assert.deepEqual(await here.log.append({ event, effects: [] }), { outcome: 'stored' });
    });
    const after = await open('killed.db');
    const kept = (await after.log.after('crash', 'fractions', 0)).map((event) => event.sequence);
    assert.ok(acknowledged >= 150);
    assert.ok(kept.length >= acknowledged);
    assert.deepEqual(
      kept,
      kept.map((_, index) => index + 1),
    );
    assert.ok((await after.log.after('neighbour', 'fractions', 0)).length > 0);
  });

  it('waits for the disk with every commit that is not remade, whatever was committed, failed or read before', async () => {
    const connection = openConnection(folder.file('disk.db'));
    await migrate(connection);
    const fail = () => assert.fail('taken back');
    const write = (sql: Sql) => sql.run('DELETE FROM turnstiles');
    const writes: Readonly<Record<string, () => Promise<unknown>>> = {
      act: () => connection.act(write),
      returning: () => connection.act((sql) => sql.all('DELETE FROM turnstiles RETURNING name')),
      atomic: () => connection.atomic(write),
      shared: () => connection.shared(write),
      together: () =>
        Promise.all([connection.remade(write), connection.shared(write), connection.remade(write)]),
      'with one that fails': () => Promise.allSettled([connection.remade(fail), connection.shared(write)]),
    };
    const level = () =>
      connection.act((sql) => sql.first<{ synchronous: number }>('PRAGMA synchronous')?.synchronous);
    for (const [name, commit] of Object.entries(writes)) {
      await connection.remade(fail).catch(() => undefined);
      await connection.remade(write);
      assert.equal(await level(), 1, 'what is remade waits for no disk');
      await connection.view((sql) => sql.all('SELECT name FROM turnstiles'));
      await commit();
      assert.equal(await level(), 2, name);
    }
    connection.close();
  });

  it('answers store_unavailable once closed, also to what was under way', async () => {
    const store = await open('closed.db', { delayMs: 20 });
    const pending = store.log.append({ event: anAttempt(), effects: [] });
    const rejected = assert.rejects(pending, { code: 'store_unavailable' });
    await store.close();
    await rejected;
    await assert.rejects(store.sessions.create(aSession()), { code: 'store_unavailable' });
    await assert.rejects(store.statements.insert('tenant-1', aStatement(), NOW), {
      code: 'store_unavailable',
    });
    await assert.rejects(store.turns.load({ learner: 'l', activity: 'a', link: 'k' }), {
      code: 'store_unavailable',
    });
    await assert.rejects(store.ping(), { code: 'store_unavailable' });
    await assert.rejects(store.log.all()[Symbol.asyncIterator]().next(), { code: 'store_unavailable' });
  });

  it('is not ready when its file is gone', async () => {
    const store = await open('gone.db');
    await store.ping();
    rmSync(folder.file('gone.db'));
    await assert.rejects(store.ping(), { code: 'store_unavailable' });
  });

  it('waits briefly for a lock that has outlasted a whole wait, and as long as usual again once it was free', async () => {
    const path = folder.file('held.db');
    const [connection, holder] = [openConnection(path, { busyMs: 300 }), openConnection(path)];
    const waits = () =>
      connection.act((sql) => sql.first<{ timeout: number }>('PRAGMA busy_timeout')?.timeout);
    const write = () => connection.atomic((sql) => sql.script('CREATE TABLE IF NOT EXISTS held (x)'));
    await write();
    await holder.act((sql) => sql.script('BEGIN IMMEDIATE'));
    await assert.rejects(connection.ping(), { code: 'store_unavailable' });
    assert.equal(await waits(), 300, 'a ping says nothing about others');
    await assert.rejects(write(), { code: 'store_unavailable' });
    await connection.view((sql) => sql.all('SELECT x FROM held'));
    assert.equal(await waits(), 50);
    await holder.act((sql) => sql.script('ROLLBACK'));
    await write();
    assert.equal(await waits(), 300);
    connection.close();
    holder.close();
  });

  it('says store_unavailable for a folder that is not there and a file that is no database', async () => {
    await assert.rejects(open('missing/store.db'), { code: 'store_unavailable' });
    writeFileSync(folder.file('text.db'), 'this is no database, only words. '.repeat(100));
    await assert.rejects(open('text.db'), { code: 'store_unavailable' });
  });
});

/** Starts the writer, calls back for each acknowledged append, kills it after `count` and answers the last one it told of. */
async function writeUntilKilled(
  path: string,
  learner: string,
  count: number,
  meanwhile: (sequence: number) => Promise<void>,
): Promise<number> {
  const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const child = spawn(process.execPath, [...SOURCE_RUNNER, script, path, learner], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last < count) await meanwhile(last);
    else child.kill('SIGKILL');
  }
  return last;
}
