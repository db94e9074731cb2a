import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Connection, openConnection, type Sql, type Value } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrations/migrate.ts';
import { sqliteStatements } from '../../src/store/sqlite/statements.ts';
import type { AnyActivity, AnyStatement, AnyStatementRef } from '../../src/xapi/anyStatement.ts';
import { entriesOf } from '../../src/xapi/entries.ts';
import { NOW } from '../support/fixtures.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
/** The last version whose index had an entry for each facet. */
const BEFORE = 15;

function said(verb: string, object: AnyActivity | AnyStatementRef, name = 'ana'): AnyStatement {
  return {
    id: randomUUID(),
    actor: { mbox: `mailto:${name}@example.org` },
    verb: { id: verb },
    object,
    version: '2.0.0',
  };
}

describe('entries of the index of statements on SQLite', () => {
  const folder = temporaryFolder();
  const tenant = 'school';

  it('are made for the statements of an older file, references and voided ones included', async () => {
    const path = folder.file('older.db');
    const older = openConnection(path);
    await migrate(older, BEFORE);
    const told = said('http://e.org/did', { id: 'http://e.org/one' });
    const about = said('http://e.org/saw', { objectType: 'StatementRef', id: told.id }, 'ben');
    const gone = said('http://e.org/did', { id: 'http://e.org/two' });
    const voiding = said(VOIDED, { objectType: 'StatementRef', id: gone.id }, 'cleo');
    const rows = [told, about, gone, voiding];
    await older.atomic((sql) => {
      rows.forEach((statement, index) => {
        sql.run(
          `INSERT INTO statements (tenant, id, stored, doc, moment, ref, voided, facets)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[tenant, statement.id, NOW, JSON.stringify(statement), NOW * 1000 + index],
          'id' in statement.object && statement.object.objectType === 'StatementRef'
            ? statement.object.id
            : null,
          statement === gone ? 1 : 0,
          JSON.stringify([`old-${index}`]),
        );
        sql.run('INSERT INTO statement_facets VALUES (?, last_insert_rowid())', `old-${index}`);
      });
    });
    await migrate(older);
    const store = sqliteStatements(older);
    const ids = async (asked: Parameters<typeof store.list>[1]) =>
      (await store.list(tenant, asked)).map(({ statement }) => statement.id);
    const list = { ascending: true, limit: 10 };
    assert.deepEqual(await ids({ ...list, activity: 'http://e.org/one' }), [told.id, about.id]);
    assert.deepEqual(await ids({ ...list, verb: 'http://e.org/did' }), [told.id, about.id, voiding.id]);
    assert.deepEqual(await ids({ ...list, activity: 'http://e.org/two' }), [voiding.id]);
    const left = await older.act((sql) =>
      sql.first<{ n: number }>("SELECT count(*) AS n FROM statement_facets WHERE key LIKE 'old-%'"),
    );
    assert.equal(left?.n, 0);
    older.close();
  });

  it('tell verbs apart that share the letters of their keys', async () => {
    const [one, other] = sharingLetters();
    const connection = openConnection(folder.file('letters.db'));
    await migrate(connection);
    const store = sqliteStatements(connection);
    const statements = Array.from({ length: 30 }, (_, count) =>
      said(count % 10 === 0 ? one : other, { id: 'http://e.org/one' }),
    );
    await store.insertAll(tenant, statements, NOW);
    const asked = { activity: 'http://e.org/one', verb: one, ascending: false, limit: 10 };
    const found = (await store.list(tenant, asked)).map(({ statement }) => statement.id);
    assert.deepEqual(found, [statements[20]?.id, statements[10]?.id, statements[0]?.id]);
    connection.close();
  });

  /** Two verbs whose keys end alike. */
  function sharingLetters(): [string, string] {
    const seen = new Map<string, string>();
    for (let count = 0; ; count += 1) {
      const verb = `http://e.org/verb/${count}`;
      const [key = ''] = entriesOf(tenant, said(verb, { id: 'http://e.org/one' }));
      const other = seen.get(key.slice(14));
      if (other !== undefined) return [other, verb];
      seen.set(key.slice(14), verb);
    }
  }

  it('are what every list is read by: no table is gone through', async () => {
    const connection = openConnection(folder.file('plans.db'));
    await migrate(connection);
    const plans = new Map<string, string[]>();
    const explained = (sql: Sql): Sql => {
      const note = (text: string, values: readonly Value[]) => {
        const rows = sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, ...values);
        plans.set(
          text,
          rows.map(({ detail }) => detail),
        );
      };
      return {
        ...sql,
        first: <Row>(text: string, ...values: Value[]) => {
          note(text, values);
          return sql.first<Row>(text, ...values);
        },
        all: <Row>(text: string, ...values: Value[]) => {
          note(text, values);
          return sql.all<Row>(text, ...values);
        },
      };
    };
    const act: Connection['act'] = (work) => connection.act((sql) => work(explained(sql)));
    const store = sqliteStatements({ ...connection, act });
    const statements = Array.from({ length: 30 }, () => said('http://e.org/did', { id: 'http://e.org/one' }));
    await store.insertAll(tenant, statements, NOW);
    const agent = { mbox: 'mailto:ana@example.org' };
    const activity = 'http://e.org/one';
    const verb = 'http://e.org/did';
    const related = { relatedAgents: true, relatedActivities: true };
    for (const conditions of [{}, { agent }, { activity }, { verb }, { agent, activity }, { agent, verb }])
      for (const way of [{}, related, { own: agent }, { authority: agent }])
        for (const ascending of [true, false])
          await store.list(tenant, {
            ...conditions,
            ...way,
            ascending,
            limit: 5,
            upTo: NOW * 2_000,
            after: 1,
          });
    // Neither a table from end to end, nor all that a customer has.
    const whole = /^SCAN (?!.* VIRTUAL TABLE|start|under|\(subquery)|\(tenant=\?\)/;
    const scans = [...plans].filter(([, details]) => details.some((detail) => whole.test(detail)));
    assert.ok(plans.size > 10);
    assert.deepEqual(scans, []);
    connection.close();
  });

  it('leave nothing behind when a statement goes, and stand once under each thing', async () => {
    const connection = openConnection(folder.file('gone.db'));
    await migrate(connection);
    const ana = { mbox: 'mailto:ana@example.org' };
    const instructor = { mbox: 'mailto:ms@example.org' };
    const statement: AnyStatement = {
      ...said('http://e.org/did', { id: 'http://e.org/one' }),
      authority: instructor,
      context: {
        instructor,
        team: { objectType: 'Group', member: [ana] },
        contextActivities: { parent: [{ id: 'http://e.org/one' }], other: [{ id: 'http://e.org/two' }] },
      },
    };
    await sqliteStatements(connection).insertAll(tenant, [statement], NOW);
    const count = () =>
      connection.act((sql) => sql.first<{ n: number }>('SELECT count(*) AS n FROM statement_facets')?.n);
    // The verb, the actor, the authority, the object, and the other activity.
    assert.equal(await count(), 5);
    await connection.act((sql) => sql.run('DELETE FROM statements'));
    assert.equal(await count(), 0);
    connection.close();
  });
});
