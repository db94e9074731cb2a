import type mongoose from 'mongoose';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { facetKey, facetsFor } from '../../xapi/facets.ts';
import type { Statement } from '../../xapi/statement.ts';
import { assertPlain } from '../port/plain.ts';
import { slicedWalk, type WalkBounds } from '../port/rules/slicedWalk.ts';
import { wholeWalk } from '../port/rules/wholeWalk.ts';
import type { KeptStatement, StatementStore, Stretch, Walked } from '../port/statements.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';
import { statementClock } from './statementClock.ts';
import { statementReferences } from './statementReferences.ts';
import { type StatementRow, statementOf } from './statementRow.ts';
import { statementWriter } from './statementWriter.ts';

/** Indexes that lists go by; a query names its own, so that it never falls back to reading everything. */
export const LIST_INDEXES = {
  facets: { tenant: 1, facets: 1, moment: 1 },
  moments: { tenant: 1, moment: 1 },
} as const;

function kept(row: StatementRow): KeptStatement {
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

const USUAL_BOUNDS: WalkBounds = { slice: 2_000, slices: 50 };

export function mongoStatements(database: Database, bounds: WalkBounds = USUAL_BOUNDS): StatementStore {
  const rows = database.connection.collection<StatementRow>('statements');
  const clock = statementClock(database);
  const writer = statementWriter(database, clock, statementReferences(database, clock));

  async function readable(tenant: string): Promise<{ readonly busy: boolean; readonly readable: number }> {
    const read = await clock.read(tenant);
    // Whoever reads cleans up after the dead: a stale block would hide everything that comes after it.
    await writer.recover(tenant, read.open);
    return { busy: read.open.length > 0, readable: read.readable };
  }
  /** One slice; `reached` is the last moment in it, null where the stretch ends within. */
  async function walkSlice(tenant: string, stretch: Stretch, upTo: number): Promise<Walked> {
    const { filter, hint, sort, selective } = listQuery(tenant, stretch, upTo);
    const end = selective ? null : await endOfSlice(tenant, stretch, upTo);
    const last = stretch.ascending ? '$lte' : '$gte';
    const part = end === null ? filter : { $and: [filter, { moment: { [last]: scalar(end) } }] };
    const found = await database.call(() => rows.find(part, { hint, sort, limit: stretch.limit }).toArray());
    return { found: found.map(kept), reached: end };
  }
  /** By the index alone: the first facet, or every statement. */
  async function endOfSlice(tenant: string, stretch: Stretch, upTo: number): Promise<number | null> {
    const { along, hint, sort } = listQuery(tenant, stretch, upTo);
    const projection = { _id: 0, moment: 1 };
    const options = { hint, sort, skip: bounds.slice - 1, limit: 1, projection };
    const [end] = await database.call(() => rows.find(along, options).toArray());
    return end?.moment ?? null;
  }
  async function walk(tenant: string, stretch: Stretch): Promise<Walked> {
    const upTo = (await readable(tenant)).readable;
    return slicedWalk(stretch, bounds.slices, (rest) => walkSlice(tenant, rest, upTo));
  }
  return {
    insert: async (tenant, statement, now) => {
      assertPlain(statement, 'statement');
      const inserted = await writer.insertAll(tenant, [statement], now);
      if (inserted.outcome === 'conflict') return 'conflict';
      return inserted.fresh === 1 ? 'stored' : 'duplicate';
    },
    insertAll: (tenant, statements, now) => writer.insertAll(tenant, statements, now),
    find: async (tenant, id) => {
      const row = await database.call(() => rows.findOne(only({ tenant, id })));
      if (!row) return null;
      // Looked at after the row: a block that is not open any more has let go of it.
      const { open } = await clock.read(tenant);
      if (open.some((block) => block.id === row.block && block.phase === 'writing')) return null;
      return { ...kept(row), voided: row.voided === true };
    },
    list: (tenant, stretch) => wholeWalk(stretch, (rest) => walk(tenant, rest)),
    walk,
    consistentThrough: async (tenant, now) => {
      const { busy, readable: last } = await readable(tenant);
      return busy ? last : Math.max(last, now * 1000);
    },
    all: () => allStatements(database, rows),
  };
}

async function* allStatements(
  database: Database,
  rows: mongoose.mongo.Collection<StatementRow>,
): ReturnType<StatementStore['all']> {
  const cursor = rows.find().sort({ stored: 1, _id: 1 }).batchSize(500);
  for await (const row of database.stream(cursor)) {
    const statement: AnyStatement = statementOf(row);
    yield { tenant: row.tenant, stored: row.stored, statement: statement as Statement };
  }
}
