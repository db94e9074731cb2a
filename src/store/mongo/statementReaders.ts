import { randomUUID } from 'node:crypto';
import type { StatementReader, StatementReaderStore } from '../port/statementReaders.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';

interface Row extends Omit<StatementReader, 'id'> {
  readonly _id: string;
  readonly claim?: string;
}

function readerOf({ _id: id, kind, tenant, cursor, due, paused }: Row): StatementReader {
  return { id, kind, tenant, cursor, due, paused };
}

export function mongoStatementReaders(database: Database): StatementReaderStore {
  const rows = collection<Row>(database, 'statement_readers', {
    _id: PATHS.text,
    kind: PATHS.text,
    tenant: PATHS.text,
    cursor: PATHS.number,
    due: PATHS.number,
    paused: PATHS.flag,
    claim: PATHS.text,
  });
  return {
    add: async ({ id, ...rest }) => {
      await insert(database, rows, { _id: scalar(id), ...rest });
    },
    claimDue: async (kind, now, leaseMs, without) => {
      const claim = randomUUID();
      const filter = {
        ...only({ kind, paused: false }),
        due: { $lte: scalar(now) },
        _id: { $nin: without.map(scalar) },
      };
      // A claim moves `due` to the end of its lease: who does not finish in time gives the reader back by that alone.
      const update = { $set: { claim, due: scalar(now + leaseMs) } };
      const row = await database.call(() =>
        rows
          .findOneAndUpdate(filter, update, { sort: { due: 1, _id: 1 }, returnDocument: 'after' })
          .lean()
          .exec(),
      );
      return row && { ...readerOf(row), claim };
    },
    finish: async ({ id, claim }, cursor, due) => {
      const update = { $set: { cursor: scalar(cursor), due: scalar(due) }, $unset: { claim: 1 as const } };
      const done = await database.call(() => rows.updateOne(only({ _id: id, claim }), update).exec());
      return done.matchedCount === 1;
    },
    pause: async (id, paused, now) => {
      const update = { $set: { paused: scalar(paused), due: scalar(now) } };
      return (await database.call(() => rows.updateOne(only({ _id: id }), update).exec())).matchedCount === 1;
    },
    remove: async (id) => {
      await database.call(() => rows.deleteOne(only({ _id: id })).exec());
    },
    find: async (id) => {
      const row = await database.call(() =>
        rows
          .findOne(only({ _id: id }))
          .lean()
          .exec(),
      );
      return row && readerOf(row);
    },
    list: async (kind) => {
      const found = await database.call(() => rows.find(only({ kind })).sort({ _id: 1 }).lean().exec());
      return found.map(readerOf);
    },
  };
}
