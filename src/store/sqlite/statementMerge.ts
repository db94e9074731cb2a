import type { WalkBounds } from '../port/rules/slicedWalk.ts';
import type { Sql } from './connection.ts';
import { ENTRIES, type EntryList, type Range } from './entryLists.ts';

/** What is looked for in lists of entries. */
interface Asked {
  readonly ascending: boolean;
  readonly limit: number;
}

/** A list that is gone along, so many entries at the next step. */
interface Going extends EntryList {
  readonly step: number;
}

/** Positions that were found, in order, and the first that was not looked at; null where there is none or enough is found. */
export interface Merged {
  readonly positions: readonly number[];
  readonly next: { readonly moment: number } | null;
}

/** Looking a list up costs about as much as so many of its entries. */
const LOOK_UP = 16;
const LEAST_STEP = 8;

const orderOf = (ascending: boolean) => (ascending ? 'ASC' : 'DESC');

const comparing = (ascending: boolean) => (one: number, other: number) =>
  ascending ? one - other : other - one;

/** Positions of a list in a range that are filed under all else. */
function positionsOf(
  sql: Sql,
  { key, also }: EntryList,
  { from, to }: Range,
  { ascending, limit }: Asked,
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
       ORDER BY f.position ${orderOf(ascending)} LIMIT ?`,
      ...[key, from, to, ...also.flat(), limit],
    )
    .map(({ position }) => position);
}

/** The next entries of a list: those filed under all else, and where it goes on. */
function look(
  sql: Sql,
  list: Going,
  range: Range,
  asked: Asked,
): { readonly met: number[]; readonly head: number | undefined } {
  const { key, also, head, step } = list;
  const { ascending } = asked;
  const rest = ascending ? { ...range, from: head - 1 } : { ...range, to: head };
  if (also.length === 0) {
    const met = positionsOf(sql, list, rest, { ascending, limit: step + 1 });
    return { met: met.slice(0, step), head: met[step] };
  }
  const end = sql.first<{ position: number }>(
    `SELECT position FROM ${ENTRIES} ORDER BY position ${orderOf(ascending)} LIMIT 1 OFFSET ?`,
    ...[key, rest.from, rest.to, step],
  )?.position;
  const [from, to] = [ascending ? rest.from : (end ?? rest.from), ascending && end ? end - 1 : rest.to];
  return { met: positionsOf(sql, list, { from, to }, asked), head: end };
}

/** Puts a list among those in order, of which the last comes next. */
function place(lists: Going[], list: Going, compare: (one: number, other: number) => number): void {
  let [low, high] = [0, lists.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(lists[middle]?.head ?? 0, list.head) > 0) low = middle + 1;
    else high = middle;
  }
  lists.splice(low, 0, list);
}

/** The first of what was found, each once. They are put in order when there is enough, and not at each step after that. */
function collected(limit: number, compare: (one: number, other: number) => number) {
  let positions: number[] = [];
  let last: number | undefined;
  const order = () => {
    positions = [...new Set(positions)].sort(compare).slice(0, limit);
    last = positions[limit - 1];
  };
  return {
    add(met: readonly number[]) {
      positions.push(...met);
      if (positions.length >= (last === undefined ? limit : limit + (limit >> 3))) order();
    },
    /** Whether nothing that comes from here on is among the first. */
    fullBefore: (head: number) => last !== undefined && compare(last, head) <= 0,
    /** Those before a position, or all. */
    first(head?: number): readonly number[] {
      order();
      return head === undefined ? positions : positions.filter((one) => compare(one, head) < 0);
    },
  };
}

/** Lists in order, the one that comes next last, and how much of each is looked at first. */
function begun(found: readonly EntryList[], { ascending, limit }: Asked, slice: number): Going[] {
  const compare = comparing(ascending);
  // Where each step finds, the lists have a page to give together; else what was looked at is not all handed over.
  const finding = found.every(({ also }) => also.length === 0);
  const wanted = finding ? Math.min(limit, (2 * limit) / found.length) : slice / found.length;
  const step = Math.min(slice, Math.max(LEAST_STEP, Math.ceil(wanted)));
  return found.map((list) => ({ ...list, step })).sort((one, other) => compare(other.head, one.head));
}

/**
 * Goes along several lists at once, always on in the one that is least far, so that what it costs is what it looks at,
 * however many lists there are. Breaks off after each slice; ends once enough is found, or after so many slices.
 */
export function* merged(
  sql: Sql,
  found: readonly EntryList[],
  range: Range,
  asked: Asked,
  { slice, slices }: WalkBounds,
): Generator<void, Merged> {
  const compare = comparing(asked.ascending);
  const lists = begun(found, asked, slice);
  const begin = lists.at(-1)?.head;
  const met = collected(asked.limit, compare);
  let [looked, sincePause] = [0, 0];
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    if (met.fullBefore(list.head)) break;
    // Something has been settled, and the next one has not gone meanwhile: the walk can go on from there.
    const next = looked >= slice * slices && list.head !== begin ? momentAt(sql, list.head) : undefined;
    if (next) return { positions: met.first(list.head), next };
    if (sincePause >= slice) {
      sincePause = 0;
      yield;
    }
    const step = look(sql, list, range, asked);
    met.add(step.met);
    if (step.head !== undefined)
      place(lists, { ...list, head: step.head, step: Math.min(slice, list.step * 2) }, compare);
    looked += list.step;
    sincePause += list.step + LOOK_UP;
  }
  return { positions: met.first(), next: null };
}

function momentAt(sql: Sql, position: number): { readonly moment: number } | undefined {
  return sql.first('SELECT moment FROM statements WHERE position = ?', position);
}
