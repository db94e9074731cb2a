import { isDeepStrictEqual } from 'node:util';
import type mongoose from 'mongoose';
import type { Statement } from '../../xapi/statement.ts';
import { assertPlain } from '../port/plain.ts';
import type { StatementStore } from '../port/statements.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only } from './filter.ts';

interface Row {
  readonly tenant: string;
  readonly id: string;
  readonly stored: number;
  readonly doc: Statement;
}

export function mongoStatements(database: Database): StatementStore {
  const rows = collection<Row>(database, 'statements', {
    tenant: PATHS.text,
    id: PATHS.text,
    stored: PATHS.number,
    doc: PATHS.exact,
  });
  return {
    insert: async (tenant, statement, now) => {
      assertPlain(statement, 'statement');
      const row = { tenant, id: statement.id, stored: now, doc: statement };
      if (await insert(database, rows, row)) return 'stored';
      const filter = only({ tenant, id: statement.id });
      const standing = await database.call(() => rows.findOne(filter).lean().exec());
      return isDeepStrictEqual(standing?.doc, statement) ? 'duplicate' : 'conflict';
    },
    all: () => allStatements(database, rows),
  };
}

async function* allStatements(
  database: Database,
  rows: mongoose.Model<Row>,
): ReturnType<StatementStore['all']> {
  const cursor = rows.find().sort({ stored: 1, _id: 1 }).lean().cursor({ batchSize: 500 });
  for await (const { tenant, stored, doc } of database.stream(cursor))
    yield { tenant, stored, statement: doc };
}
