import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { hashesOf } from '../../xapi/attachments.ts';
import { sameMeaning } from '../../xapi/equal.ts';
import { facetKey, facetsOf } from '../../xapi/facets.ts';
import type { Statement } from '../../xapi/statement.ts';
import { assertPlain } from '../port/plain.ts';
import { wholeWalk } from '../port/rules/wholeWalk.ts';
import type { Inserted, StatementStore } from '../port/statements.ts';
import type { Connection, Sql } from './connection.ts';
import { fromJson } from './json.ts';
import { refOf, settleReferences } from './statementReferences.ts';
import { keptOf, USUAL_BOUNDS, type WalkBounds, walkStatements } from './statementWalk.ts';

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
      orConflict(() => connection.atomic((sql) => insertAll(sql, tenant, statements, now))),
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

/** An entry of the index: a facet's key and the position of a statement that has it. */
type Entry = readonly [key: string, position: number];

/** How many of them are new. */
function insertAll(sql: Sql, tenant: string, statements: readonly AnyStatement[], now: number): number {
  let moment = Math.max(now * 1000, lastMoment(sql, tenant) + 1);
  const entries: Entry[] = [];
  const fresh = statements.filter((statement) => {
    const added = insertOne(sql, tenant, statement, moment);
    if (added === null) return false;
    moment += 1;
    entries.push(...added);
    return true;
  });
  insertEntries(sql, entries);
  if (fresh.length > 0) settleReferences(sql, tenant, fresh);
  return fresh.length;
}

/** In the order of the index, so that entries of one key are written beside each other. */
function insertEntries(sql: Sql, entries: Entry[]): void {
  entries.sort(([a, at], [b, bt]) => (a < b ? -1 : a > b ? 1 : at - bt));
  sql.run(
    'INSERT INTO statement_facets SELECT value ->> 0, value ->> 1 FROM json_each(?)',
    JSON.stringify(entries),
  );
}

/** Entries of the index for a statement that was new; null for one that stands. */
function insertOne(sql: Sql, tenant: string, statement: AnyStatement, moment: number): Entry[] | null {
  const keys = facetsOf(statement).map((facet) => facetKey(tenant, facet));
  const row = sql.first<Row>(
    `INSERT INTO statements (tenant, id, stored, doc, moment, ref, facets) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING RETURNING position`,
    tenant,
    statement.id,
    Math.floor(moment / 1000),
    JSON.stringify(statement),
    moment,
    refOf(statement),
    JSON.stringify(keys),
  );
  if (row !== undefined) {
    for (const sha2 of hashesOf(statement))
      sql.run('INSERT INTO attachment_uses VALUES (?, ?, ?)', tenant, sha2, row.position);
    return keys.map((key) => [key, row.position]);
  }
  const standing = sql.first<Row>(
    'SELECT doc FROM statements WHERE tenant = ? AND id = ?',
    tenant,
    statement.id,
  );
  if (!standing || !sameMeaning(fromJson<AnyStatement>(standing.doc), statement))
    throw new Conflict(statement.id);
  return null;
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
