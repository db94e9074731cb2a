import type mongoose from 'mongoose';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { facetKey, facetsFor } from '../../xapi/facets.ts';
import type { Statement } from '../../xapi/statement.ts';
import { assertPlain } from '../port/plain.ts';
import type { KeptStatement, StatementStore, Stretch } from '../port/statements.ts';
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

/** Filter, index and direction of one stretch. */
export function listQuery(
  tenant: string,
  stretch: Stretch,
  readable: number,
): {
  readonly filter: mongoose.mongo.Filter<StatementRow>;
  readonly hint: Record<string, 1>;
  readonly sort: { readonly moment: 1 | -1 };
} {
  const facets = facetsFor(stretch).map((facet) => facetKey(tenant, facet));
  const [first, ...others] = facets;
  const upTo = Math.min(stretch.upTo ?? readable, readable);
  const moment = { $gt: scalar(stretch.after ?? 0), $lte: scalar(upTo) };
  const sort = { moment: stretch.ascending ? 1 : -1 } as const;
  if (first === undefined)
    return {
      filter: { ...only({ tenant }), moment, voided: { $ne: true } },
      hint: LIST_INDEXES.moments,
      sort,
    };
  const also = others.length === 0 ? {} : { $and: others.map((facet) => only({ facets: facet })) };
  return { filter: { ...only({ tenant, facets: first }), moment, ...also }, hint: LIST_INDEXES.facets, sort };
}

export function mongoStatements(database: Database): StatementStore {
  const rows = database.connection.collection<StatementRow>('statements');
  const clock = statementClock(database);
  const writer = statementWriter(database, clock, statementReferences(database, clock));

  async function readable(tenant: string): Promise<{ readonly busy: boolean; readonly readable: number }> {
    const read = await clock.read(tenant);
    // Whoever reads cleans up after the dead: a stale block would hide everything that comes after it.
    await writer.recover(tenant, read.open);
    return { busy: read.open.length > 0, readable: read.readable };
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
    list: async (tenant, stretch) => {
      const { filter, hint, sort } = listQuery(tenant, stretch, (await readable(tenant)).readable);
      const options = { hint, sort, limit: stretch.limit };
      return (await database.call(() => rows.find(filter, options).toArray())).map(kept);
    },
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
