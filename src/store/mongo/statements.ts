import type mongoose from 'mongoose';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import type { Statement } from '../../xapi/statement.ts';
import { assertPlain } from '../port/plain.ts';
import { slicedWalk, type WalkBounds } from '../port/rules/slicedWalk.ts';
import { wholeWalk } from '../port/rules/wholeWalk.ts';
import type { StatementStore, Stretch, Walked } from '../port/statements.ts';
import type { Database } from './database.ts';
import { only } from './filter.ts';
import { stands, statementClock } from './statementClock.ts';
import { statementReferences } from './statementReferences.ts';
import { type StatementRow, statementOf } from './statementRow.ts';
import { keptOf, USUAL_BOUNDS, walkSlice } from './statementWalk.ts';
import { statementWriter } from './statementWriter.ts';

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
  async function walk(tenant: string, stretch: Stretch): Promise<Walked> {
    const upTo = (await readable(tenant)).readable;
    return slicedWalk(stretch, bounds.slices, (rest) =>
      walkSlice(database, tenant, { stretch: rest, upTo, slice: bounds.slice }),
    );
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
      const look = await clock.read(tenant);
      const row = await database.call(() => rows.findOne(only({ tenant, id })));
      if (row === null || !stands(row, look)) return null;
      return { ...keptOf(row), voided: row.voided === true };
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
