import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { hashesOf } from '../../xapi/attachments.ts';
import { entriesOf } from '../../xapi/entries.ts';
import { sameMeaning } from '../../xapi/equal.ts';
import type { Statement } from '../../xapi/statement.ts';
import { assertPlain } from '../port/plain.ts';
import type { WalkBounds } from '../port/rules/slicedWalk.ts';
import { wholeWalk } from '../port/rules/wholeWalk.ts';
import type { Inserted, StatementStore } from '../port/statements.ts';
import type { Connection, Sql } from './connection.ts';
import { fromJson } from './json.ts';
import { refOf, settleReferences } from './statementReferences.ts';
import { keptOf, USUAL_BOUNDS, walkStatements } from './statementWalk.ts';

interface Row {
  readonly position: number;
  readonly tenant: string;
  readonly stored: number;
  readonly moment: number;
  readonly voided: number;
  readonly doc: string;
}

const PAGE = 500;

/** Another statement of the id stands: what was stored beside it is taken back with the transaction. */
class Conflict extends Error {
  readonly id: string;
  constructor(id: string) {
    super('another statement of this id stands');
    this.id = id;
  }
}

/** Runs a writing transaction whose conflict is an outcome and leaves nothing behind. */
async function orConflict(work: () => Promise<number>): Promise<Inserted> {
  try {
    return { outcome: 'stored', fresh: await work() };
  } catch (error) {
    if (error instanceof Conflict) return { outcome: 'conflict', id: error.id };
    throw error;
  }
}

export function sqliteStatements(connection: Connection, bounds: WalkBounds = USUAL_BOUNDS): StatementStore {
  return {
    insert: async (tenant, statement, now) => {
      assertPlain(statement, 'statement');
      const store = () => connection.remade((sql) => insertAll(sql, tenant, [statement], now));
      const inserted = await orConflict(store);
      if (inserted.outcome === 'conflict') return 'conflict';
      return inserted.fresh === 1 ? 'stored' : 'duplicate';
    },
    insertAll: (tenant, statements, now) =>
      orConflict(() =>
        connection.shared((sql) => insertAll(sql, tenant, statements, now), statements.length),
      ),
    find: (tenant, id) =>
      connection.act((sql) => {
        const row = sql.first<Row>(
          'SELECT moment, voided, doc FROM statements WHERE tenant = ? AND id = ?',
          tenant,
          id,
        );
        return row === undefined ? null : { ...keptOf(row), voided: row.voided === 1 };
      }),
    list: (tenant, stretch) => wholeWalk(stretch, (rest) => walkStatements(connection, tenant, rest, bounds)),
    walk: (tenant, stretch) => walkStatements(connection, tenant, stretch, bounds),
    // What is committed is seen by everybody at once, and whatever comes gets a later moment.
    consistentThrough: (tenant, now) =>
      connection.act((sql) => Math.max(now * 1000, lastMoment(sql, tenant))),
    all: () => allStatements(connection),
  };
}

function lastMoment(sql: Sql, tenant: string): number {
  const row = sql.first<Row>(
    'SELECT moment FROM statements WHERE tenant = ? ORDER BY moment DESC LIMIT 1',
    tenant,
  );
  return row?.moment ?? 0;
}

/** How many of them are new. */
function insertAll(sql: Sql, tenant: string, statements: readonly AnyStatement[], now: number): number {
  let moment = Math.max(now * 1000, lastMoment(sql, tenant) + 1);
  const before = lastPosition(sql);
  const fresh = statements.filter((statement) => {
    const isNew = insertOne(sql, tenant, statement, moment);
    if (isNew) moment += 1;
    return isNew;
  });
  if (fresh.length === 0) return 0;
  insertEntries(sql, before);
  settleReferences(sql, tenant, fresh);
  return fresh.length;
}

/** Positions are never given twice, and nobody else writes meanwhile: what comes after this one is of this transaction. */
function lastPosition(sql: Sql): number {
  const last = 'SELECT position FROM statements ORDER BY position DESC LIMIT 1';
  return sql.first<{ position: number }>(last)?.position ?? 0;
}

/** Entries of the index for statements after a position, as they stand with them. In their order each page is met once. */
function insertEntries(sql: Sql, after: number): void {
  sql.run(
    `INSERT INTO statement_facets
     SELECT facet.value, s.position FROM statements AS s, json_each(s.facets) AS facet WHERE s.position > ?
     ORDER BY facet.value, s.position`,
    after,
  );
}

/** Whether it is new; false where it stands already. */
function insertOne(sql: Sql, tenant: string, statement: AnyStatement, moment: number): boolean {
  const inserted = sql.run(
    `INSERT INTO statements (tenant, id, stored, doc, moment, ref, facets) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    tenant,
    statement.id,
    Math.floor(moment / 1000),
    JSON.stringify(statement),
    moment,
    refOf(statement),
    JSON.stringify(entriesOf(tenant, statement)),
  );
  if (inserted === 1) {
    for (const sha2 of hashesOf(statement))
      sql.run('INSERT INTO attachment_uses VALUES (?, ?, last_insert_rowid())', tenant, sha2);
    return true;
  }
  const standing = sql.first<Row>(
    'SELECT doc FROM statements WHERE tenant = ? AND id = ?',
    tenant,
    statement.id,
  );
  if (!standing || !sameMeaning(fromJson<AnyStatement>(standing.doc), statement))
    throw new Conflict(statement.id);
  return false;
}

async function* allStatements(connection: Connection): ReturnType<StatementStore['all']> {
  let last = 0;
  for (;;) {
    const position = last;
    const page = await connection.act((sql) =>
      sql.all<Row>(
        'SELECT position, tenant, stored, doc FROM statements WHERE position > ? ORDER BY position LIMIT ?',
        position,
        PAGE,
      ),
    );
    for (const { tenant, stored, doc } of page) yield { tenant, stored, statement: fromJson<Statement>(doc) };
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.position;
  }
}
