import type mongoose from 'mongoose';
import { facetKey, facetsFor } from '../../xapi/facets.ts';
import type { WalkBounds } from '../port/rules/slicedWalk.ts';
import type { KeptStatement, Stretch, Walked } from '../port/statements.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';
import { type StatementRow, statementOf } from './statementRow.ts';

/** A hundred thousand entries of the index, as on SQLite. */
export const USUAL_BOUNDS: WalkBounds = { slice: 2_000, slices: 50 };

/** Indexes that lists go by; a query names its own, so that it never falls back to reading everything. */
const LIST_INDEXES = {
  facets: { tenant: 1, facets: 1, moment: 1 },
  moments: { tenant: 1, moment: 1 },
} as const;

/** A row as it is kept. */
export function keptOf(row: StatementRow): KeptStatement {
  return { statement: statementOf(row), stored: row.moment };
}

/** How one stretch is asked for. */
interface ListQuery {
  readonly filter: mongoose.mongo.Filter<StatementRow>;
  /** The condition that the index is walked by, without those that are looked up in each document. */
  readonly along: mongoose.mongo.Filter<StatementRow>;
  readonly hint: Record<string, 1>;
  readonly sort: { readonly moment: 1 | -1 };
  /** Whether every step of the walk finds. */
  readonly selective: boolean;
}

/** Filter, index and direction of one stretch. */
export function listQuery(tenant: string, stretch: Stretch, readable: number): ListQuery {
  const facets = facetsFor(stretch).map((facet) => facetKey(tenant, facet));
  const [first, ...others] = facets;
  const upTo = Math.min(stretch.upTo ?? readable, readable);
  const moment = { $gt: scalar(stretch.after ?? 0), $lte: scalar(upTo) };
  const sort = { moment: stretch.ascending ? 1 : -1 } as const;
  if (first === undefined) {
    const along = { ...only({ tenant }), moment };
    return {
      filter: { ...along, voided: { $ne: true } },
      along,
      hint: LIST_INDEXES.moments,
      sort,
      selective: false,
    };
  }
  const along = { ...only({ tenant, facets: first }), moment };
  const also = others.length === 0 ? {} : { $and: others.map((facet) => only({ facets: facet })) };
  const selective = others.length === 0;
  return { filter: { ...along, ...also }, along, hint: LIST_INDEXES.facets, sort, selective };
}

/** One slice of a stretch: so many entries of the index, none beyond what can be read. */
interface Slice {
  readonly stretch: Stretch;
  readonly upTo: number;
  readonly slice: number;
}

/** What one slice holds; `reached` is the last moment in it, null where the stretch ends within. */
export async function walkSlice(database: Database, tenant: string, asked: Slice): Promise<Walked> {
  const { stretch, upTo } = asked;
  const query = listQuery(tenant, stretch, upTo);
  const { filter, hint, sort } = query;
  const end = query.selective ? null : await endOfSlice(database, query, asked.slice);
  const last = stretch.ascending ? '$lte' : '$gte';
  const part = end === null ? filter : { $and: [filter, { moment: { [last]: scalar(end) } }] };
  const rows = database.connection.collection<StatementRow>('statements');
  const found = await database.call(() => rows.find(part, { hint, sort, limit: stretch.limit }).toArray());
  return { found: found.map(keptOf), reached: end };
}

/** By the index alone: the first facet, or every statement. */
async function endOfSlice(
  database: Database,
  { along, hint, sort }: ListQuery,
  slice: number,
): Promise<number | null> {
  const rows = database.connection.collection<StatementRow>('statements');
  const options = { hint, sort, skip: slice - 1, limit: 1, projection: { _id: 0, moment: 1 } };
  const [end] = await database.call(() => rows.find(along, options).toArray());
  return end?.moment ?? null;
}
