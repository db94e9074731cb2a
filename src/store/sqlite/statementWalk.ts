import { setImmediate as turn } from 'node:timers/promises';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { type Search, searchFor } from '../../xapi/entries.ts';
import { slicedWalk, type WalkBounds } from '../port/rules/slicedWalk.ts';
import type { KeptStatement, Stretch, Walked } from '../port/statements.ts';
import type { Connection, Sql } from './connection.ts';
import { entryListsOf, type Range } from './entryLists.ts';
import { fromJson, toJson } from './json.ts';
import { merged } from './statementMerge.ts';

/** A hundred thousand entries take about a fifth of a second. */
export const USUAL_BOUNDS: WalkBounds = { slice: 1_000, slices: 100 };

interface Row {
  readonly moment: number;
  readonly doc: string;
}

/** A row as it is kept. */
export function keptOf({ moment, doc }: Row): KeptStatement {
  return { statement: fromJson<AnyStatement>(doc), stored: moment };
}

/** Goes along a stretch, slice by slice; others have their turn between two of them. */
export function walkStatements(
  connection: Connection,
  tenant: string,
  stretch: Stretch,
  bounds: WalkBounds,
): Promise<Walked> {
  const search = searchFor(tenant, stretch);
  if (search.groups.length > 0 || search.verb !== null)
    return inPieces(connection, (sql) => alongEntries(sql, tenant, stretch, bounds, search));
  return slicedWalk(stretch, bounds.slices, async (rest) => {
    const walked = await connection.act((sql) => alongAll(sql, tenant, rest, bounds.slice));
    if (walked.reached !== null) await turn();
    return walked;
  });
}

/** Work that breaks off at times: others have their turn then. */
async function inPieces<T>(connection: Connection, begin: (sql: Sql) => Generator<void, T>): Promise<T> {
  const work = await connection.act(begin);
  for (;;) {
    const piece = await connection.act(() => work.next());
    if (piece.done) return piece.value;
    await turn();
  }
}

const orderOf = ({ ascending }: Pick<Stretch, 'ascending'>) => (ascending ? 'ASC' : 'DESC');

/** Voided ones are passed over. */
function alongAll(sql: Sql, tenant: string, stretch: Stretch, slice: number): Walked {
  let [from, to] = [stretch.after ?? 0, stretch.upTo ?? Number.MAX_SAFE_INTEGER];
  const range = 'FROM statements WHERE tenant = ? AND moment > ? AND moment <= ?';
  const order = `ORDER BY moment ${orderOf(stretch)} LIMIT`;
  const end = sql.first<{ moment: number }>(
    `SELECT moment ${range} ${order} 1 OFFSET ?`,
    tenant,
    from,
    to,
    slice,
  );
  if (end && stretch.ascending) to = end.moment;
  else if (end) from = end.moment - 1;
  const rows = sql.all<Row>(
    `SELECT moment, doc ${range} AND voided = 0 ${order} ?`,
    tenant,
    from,
    to,
    stretch.limit,
  );
  return { found: rows.map(keptOf), reached: end?.moment ?? null };
}

/** The last position at or before a moment; 0 when there is none. */
function positionAt(sql: Sql, tenant: string, moment: number): number {
  const row = sql.first<{ position: number }>(
    'SELECT position FROM statements WHERE tenant = ? AND moment <= ? ORDER BY moment DESC LIMIT 1',
    tenant,
    moment,
  );
  return row?.position ?? 0;
}

function rangeOf(sql: Sql, tenant: string, { after, upTo }: Stretch): Range {
  return {
    from: after === undefined ? 0 : positionAt(sql, tenant, after),
    to: upTo === undefined ? Number.MAX_SAFE_INTEGER : positionAt(sql, tenant, upTo),
  };
}

/** By the entries under what is asked for, in order; further conditions are looked up at the same position. */
function* alongEntries(
  sql: Sql,
  tenant: string,
  stretch: Stretch,
  bounds: WalkBounds,
  search: Search,
): Generator<void, Walked> {
  const { ascending } = stretch;
  const range = rangeOf(sql, tenant, stretch);
  const lists = yield* entryListsOf(sql, search, range, { ascending, slice: bounds.slice });
  const { positions, next } = yield* merged(sql, lists, range, stretch, bounds);
  const reached = next && (ascending ? next.moment - 1 : next.moment + 1);
  return { found: statementsAt(sql, tenant, positions), reached };
}

function statementsAt(sql: Sql, tenant: string, positions: readonly number[]): KeptStatement[] {
  return sql
    .all<Row>(
      `SELECT s.moment, s.doc FROM json_each(?) AS one CROSS JOIN statements AS s ON s.position = one.value
       WHERE s.tenant = ? ORDER BY one.key`,
      toJson(positions),
      tenant,
    )
    .map(keptOf);
}
