import { type Search, verbOf } from '../../xapi/entries.ts';
import type { Sql } from './connection.ts';
import { toJson } from './json.ts';

/** Positions after `from` up to `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const ENTRIES = 'statement_facets WHERE key = ? AND position > ? AND position <= ?';

/** A list of entries in order, and what its statements must be filed under besides: in one place of each. */
export interface EntryList {
  readonly key: string;
  readonly also: readonly (readonly string[])[];
  /** The entry that comes next, or the end of the range where that has not been looked up. */
  readonly head: number;
}

/** Lists by their keys, and the head of each. */
type Heads = ReadonlyMap<string, number>;

/** Lists that are found without a break: more of them take longer than others should wait. */
const LISTS_AT_ONCE = 250;

const keysUnder = (order: 'ASC' | 'DESC') => `WITH RECURSIVE
  start(key, letters) AS (SELECT value ->> 0, value ->> 1 FROM json_each(?)),
  under(key, letters) AS (
    SELECT (SELECT min(f.key) FROM statement_facets AS f WHERE f.key > start.key AND f.key < letters || '~'), letters
    FROM start
    UNION ALL
    SELECT (SELECT min(f.key) FROM statement_facets AS f WHERE f.key > under.key AND f.key < letters || '~'), letters
    FROM under WHERE key IS NOT NULL LIMIT ${LISTS_AT_ONCE})
  SELECT key, (
    SELECT f.position FROM statement_facets AS f WHERE f.key = under.key AND f.position > ? AND f.position <= ?
    ORDER BY f.position ${order} LIMIT 1) AS head
  FROM under WHERE key IS NOT NULL`;

/** Each key is found from the one before it: there are as many as verbs under the thing, 4,096 at most. */
const KEYS_UNDER = { up: keysUnder('ASC'), down: keysUnder('DESC') };

/** Lists under some things that have anything in the range. */
function* headsUnder(
  sql: Sql,
  things: readonly string[],
  { from, to }: Range,
  ascending: boolean,
): Generator<void, Heads> {
  const heads = new Map<string, number>();
  const start = new Map(things.map((thing) => [thing, thing]));
  const text = ascending ? KEYS_UNDER.up : KEYS_UNDER.down;
  for (;;) {
    const begin = toJson([...start].map(([letters, key]) => [key, letters]));
    const rows = sql.all<{ key: string; head: number | null }>(text, begin, from, to);
    for (const { key, head } of rows) {
      start.set(things.find((thing) => key.startsWith(thing)) ?? key, key);
      if (head !== null) heads.set(key, head);
    }
    // Each thing has one row more, which says that there is nothing further.
    if (rows.length + things.length < LISTS_AT_ONCE) return heads;
    yield;
  }
}

/** How many entries there are in the range; they are counted no further than a slice. */
function countOf(sql: Sql, heads: Heads, { from, to }: Range, slice: number): number {
  if (heads.size >= slice) return slice;
  const counted = sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM (
       SELECT 1 FROM json_each(?) AS one CROSS JOIN statement_facets AS f
       ON f.key = one.value AND f.position > ? AND f.position <= ? LIMIT ?)`,
    toJson([...heads.keys()]),
    from,
    to,
    slice,
  );
  return counted?.n ?? 0;
}

/** Which of several has the fewest entries. */
function rarestOf(sql: Sql, filed: readonly Heads[], range: Range, slice: number): number {
  if (filed.length === 1) return 0;
  const counts = filed.map((heads) => countOf(sql, heads, range, slice));
  return counts.indexOf(Math.min(...counts));
}

/**
 * The lists to go along: those of the rarest group. A thing is filed by each verb its statement is found by, so a list is
 * left out where another group has none of its verb.
 */
export function* entryListsOf(
  sql: Sql,
  { groups, verb }: Search,
  range: Range,
  { ascending, slice }: { readonly ascending: boolean; readonly slice: number },
): Generator<void, EntryList[]> {
  const head = ascending ? range.from + 1 : range.to;
  if (groups.length === 0) return verb === null ? [] : [{ key: verb, also: [], head }];
  const filed: Heads[] = [];
  for (const things of groups)
    filed.push(
      verb === null
        ? yield* headsUnder(sql, things, range, ascending)
        : new Map(things.map((thing) => [thing + verbOf(verb), head])),
    );
  if (filed.some(({ size }) => size >= LISTS_AT_ONCE)) yield;
  const rarest = rarestOf(sql, filed, range, slice);
  const itself = verb === null ? [] : [[verb]];
  return [...(filed[rarest] ?? [])].flatMap(([key, head]) => {
    const others = groups.flatMap((things, index) =>
      index === rarest
        ? []
        : [things.map((thing) => thing + verbOf(key)).filter((place) => filed[index]?.has(place))],
    );
    return others.some((places) => places.length === 0) ? [] : [{ key, also: [...others, ...itself], head }];
  });
}
