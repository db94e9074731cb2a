import { setImmediate as turn } from 'node:timers/promises';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { type Search, searchFor, verbOf } from '../../xapi/entries.ts';
import { slicedWalk, type WalkBounds } from '../port/rules/slicedWalk.ts';
import type { KeptStatement, Stretch, Walked } from '../port/statements.ts';
import type { Connection, Sql } from './connection.ts';
import { fromJson, toJson } from './json.ts';

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

/** By the entries under what is asked for, in order; further conditions are looked up at the same position. */
function walkSlice(sql: Sql, tenant: string, stretch: Stretch, slice: number): Walked {
  const search = searchFor(tenant, stretch);
  return search.groups.length === 0 && search.verb === null
    ? alongAll(sql, tenant, stretch, slice)
    : alongEntries(sql, tenant, stretch, slice, search);
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

/** Positions after `from` up to `to`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const ENTRIES = 'statement_facets WHERE key = ? AND position > ? AND position <= ?';

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

/** Keys that begin with one of these, each found from the one before it: there are as many as verbs under the thing. */
const KEYS_UNDER = `WITH RECURSIVE
  start(letters) AS (SELECT value FROM json_each(?)),
  under(key, letters) AS (
    SELECT (SELECT min(key) FROM statement_facets WHERE key > letters AND key < letters || '~'), letters FROM start
    UNION ALL
    SELECT (SELECT min(f.key) FROM statement_facets AS f WHERE f.key > under.key AND f.key < letters || '~'), letters
    FROM under WHERE key IS NOT NULL)
  SELECT key FROM under WHERE key IS NOT NULL`;

/** Keys of the entries under some things: of every verb, or of one. */
function keysUnder(sql: Sql, things: readonly string[], verb: string | null): readonly string[] {
  if (verb !== null) return things.map((thing) => thing + verbOf(verb));
  return sql.all<{ key: string }>(KEYS_UNDER, toJson(things)).map(({ key }) => key);
}

/** A list of entries in order, and what its statements must be filed under besides: in one place of each. */
interface Lane {
  readonly key: string;
  readonly also: readonly (readonly string[])[];
}

/** How many entries there are in the range; none is counted further than a slice. */
function countOf(sql: Sql, keys: readonly string[], { from, to }: Range, slice: number): number {
  const count = `SELECT count(*) AS n FROM (SELECT 1 FROM ${ENTRIES} LIMIT ?)`;
  let sum = 0;
  for (const key of keys) {
    sum += sql.first<{ n: number }>(count, key, from, to, slice)?.n ?? 0;
    if (sum >= slice) break;
  }
  return sum;
}

/** The lists to go along: those of the rarest group. A thing is filed by each verb its statement is found by. */
function lanesOf(sql: Sql, { groups, verb }: Search, range: Range, slice: number): Lane[] {
  if (groups.length === 0) return verb === null ? [] : [{ key: verb, also: [] }];
  const filed = groups.map((things, index) => ({ index, keys: keysUnder(sql, things, verb) }));
  const counted =
    filed.length === 1
      ? filed
      : filed
          .map((one) => ({ ...one, n: countOf(sql, one.keys, range, slice) }))
          .sort((one, other) => one.n - other.n);
  const [{ index, keys } = { index: 0, keys: [] }] = counted;
  const others = groups.filter((_, at) => at !== index);
  return keys.map((key) => ({
    key,
    also: [
      ...others.map((things) => things.map((thing) => thing + verbOf(key))),
      ...(verb === null ? [] : [[verb]]),
    ],
  }));
}

/** Where a slice of the lists ends; null where that is at the end of the range. */
function endOfSlice(
  sql: Sql,
  lanes: readonly Lane[],
  { from, to }: Range,
  { ascending }: Stretch,
  slice: number,
): number | null {
  const each = Math.max(1, Math.floor(slice / lanes.length)) - 1;
  const last = `SELECT position FROM ${ENTRIES} ORDER BY position ${orderOf({ ascending })} LIMIT 1 OFFSET ?`;
  const ends = lanes.flatMap(({ key }) => {
    const row = sql.first<{ position: number }>(last, key, from, to, each);
    return row === undefined ? [] : [row.position];
  });
  if (ends.length === 0) return null;
  return ascending ? Math.min(...ends) : Math.max(...ends);
}

function alongEntries(sql: Sql, tenant: string, stretch: Stretch, slice: number, search: Search): Walked {
  const range = rangeOf(sql, tenant, stretch);
  const lanes = lanesOf(sql, search, range, slice);
  // Where nothing is looked up besides, every step finds something.
  const bounded = lanes.some(({ also }) => also.length > 0);
  const end = bounded ? endOfSlice(sql, lanes, range, stretch, slice) : null;
  if (end === null) return { found: meeting(sql, tenant, stretch, range, lanes), reached: null };
  const part = stretch.ascending ? { ...range, to: end } : { ...range, from: end - 1 };
  return { found: meeting(sql, tenant, stretch, part, lanes), reached: momentAt(sql, end) };
}

function momentAt(sql: Sql, position: number): number {
  const row = sql.first<{ moment: number }>('SELECT moment FROM statements WHERE position = ?', position);
  return row?.moment ?? 0;
}

/** Positions of a list in a range that are filed under all else. */
function positionsOf(
  sql: Sql,
  { key, also }: Lane,
  { from, to }: Range,
  { ascending, limit }: Stretch,
): number[] {
  const filed = also.map(
    (keys) =>
      ` AND EXISTS (SELECT 1 FROM statement_facets AS g
         WHERE g.key IN (${keys.map(() => '?').join()}) AND g.position = f.position)`,
  );
  return sql
    .all<{ position: number }>(
      `SELECT f.position FROM statement_facets AS f
       WHERE f.key = ? AND f.position > ? AND f.position <= ?${filed.join('')}
       ORDER BY f.position ${orderOf({ ascending })} LIMIT ?`,
      ...[key, from, to, ...also.flat(), limit],
    )
    .map(({ position }) => position);
}

/** The first statements of a range in these lists; one may stand in several. */
function meeting(
  sql: Sql,
  tenant: string,
  stretch: Stretch,
  range: Range,
  lanes: readonly Lane[],
): KeptStatement[] {
  const positions = new Set(lanes.flatMap((lane) => positionsOf(sql, lane, range, stretch)));
  const sorted = [...positions].sort((one, other) => (stretch.ascending ? one - other : other - one));
  return sql
    .all<Row>(
      `SELECT s.moment, s.doc FROM json_each(?) AS one CROSS JOIN statements AS s ON s.position = one.value
       WHERE s.tenant = ? ORDER BY one.key`,
      toJson(sorted.slice(0, stretch.limit)),
      tenant,
    )
    .map(keptOf);
}
