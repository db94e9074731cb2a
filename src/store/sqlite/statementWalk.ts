import { setImmediate as turn } from 'node:timers/promises';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { facetKey, facetsFor } from '../../xapi/facets.ts';
import { slicedWalk, type WalkBounds } from '../port/rules/slicedWalk.ts';
import type { KeptStatement, Stretch, Walked } from '../port/statements.ts';
import type { Connection, Sql } from './connection.ts';
import { fromJson } from './json.ts';

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
  { slice, slices }: WalkBounds,
): Promise<Walked> {
  return slicedWalk(stretch, slices, async (rest) => {
    const walked = await connection.act((sql) => walkSlice(sql, tenant, rest, slice));
    if (walked.reached !== null) await turn();
    return walked;
  });
}

/** By the entries of one facet, in order; each further facet is looked up at the same position. */
function walkSlice(sql: Sql, tenant: string, stretch: Stretch, slice: number): Walked {
  const keys = facetsFor(stretch).map((facet) => facetKey(tenant, facet));
  return keys.length === 0
    ? alongAll(sql, tenant, stretch, slice)
    : alongFacets(sql, tenant, stretch, slice, keys);
}

const orderOf = ({ ascending }: Stretch) => (ascending ? 'ASC' : 'DESC');

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

/** Positions after `from` up to `to`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const IN_RANGE = 'statement_facets WHERE key = ? AND position > ? AND position <= ?';

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

/** The keys, the rarest in the range first; none is counted further than a slice. */
function rarestFirst(sql: Sql, keys: readonly string[], { from, to }: Range, slice: number) {
  const count = `SELECT count(*) AS n FROM (SELECT 1 FROM ${IN_RANGE} LIMIT ?)`;
  return keys
    .map((key) => ({ key, n: sql.first<{ n: number }>(count, key, from, to, slice)?.n ?? 0 }))
    .sort((one, other) => one.n - other.n);
}

function alongFacets(
  sql: Sql,
  tenant: string,
  stretch: Stretch,
  slice: number,
  keys: readonly string[],
): Walked {
  const range = rangeOf(sql, tenant, stretch);
  // One facet alone finds with every step.
  if (keys.length === 1) return { found: meeting(sql, tenant, stretch, range, keys), reached: null };
  const counted = rarestFirst(sql, keys, range, slice);
  const ordered = counted.map(({ key }) => key);
  const [{ key, n } = { key: '', n: 0 }] = counted;
  if (n < slice) return { found: meeting(sql, tenant, stretch, range, ordered), reached: null };
  const { from, to } = range;
  const last = `SELECT position FROM ${IN_RANGE} ORDER BY position ${orderOf(stretch)} LIMIT 1 OFFSET ?`;
  const end = sql.first<{ position: number }>(last, key, from, to, slice - 1)?.position ?? 0;
  const part = stretch.ascending ? { from, to: end } : { from: end - 1, to };
  const found = meeting(sql, tenant, stretch, part, ordered);
  return { found, reached: momentAt(sql, end) };
}

function momentAt(sql: Sql, position: number): number {
  const row = sql.first<{ moment: number }>('SELECT moment FROM statements WHERE position = ?', position);
  return row?.moment ?? 0;
}

/** Statements of a range that have all of these facets. */
function meeting(
  sql: Sql,
  tenant: string,
  stretch: Stretch,
  { from, to }: Range,
  [first = '', ...others]: readonly string[],
): KeptStatement[] {
  const also =
    ' AND EXISTS (SELECT 1 FROM statement_facets AS g WHERE g.key = ? AND g.position = f.position)';
  return sql
    .all<Row>(
      `SELECT s.moment, s.doc FROM statement_facets AS f CROSS JOIN statements AS s ON s.position = f.position
       WHERE f.key = ? AND f.position > ? AND f.position <= ? AND s.tenant = ?${also.repeat(others.length)}
       ORDER BY f.position ${orderOf(stretch)} LIMIT ?`,
      ...[first, from, to, tenant, ...others, stretch.limit],
    )
    .map(keptOf);
}
