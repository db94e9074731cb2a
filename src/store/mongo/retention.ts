import type { Aging, RetentionStore } from '../port/retention.ts';
import type { Database } from './database.ts';
import { scalar } from './filter.ts';

/** Path of the moment a document's age is counted from. */
const SINCE: Readonly<Record<Aging, string>> = {
  statements: 'stored',
  accesses: 'doc.at',
  audit: 'doc.at',
  rosters: 'doc.fetchedAt',
};

export function mongoRetention(database: Database): RetentionStore {
  return {
    sweep: async (kind, before, limit) => {
      const rows = database.connection.collection(kind);
      const old = { [SINCE[kind]]: { $lt: scalar(before) } };
      const found = await database.call(() =>
        rows.find(old).sort({ _id: 1 }).limit(limit).project({ _id: 1 }).toArray(),
      );
      if (found.length === 0) return 0;
      const which = { _id: { $in: found.map(({ _id }) => _id) } };
      return (await database.call(() => rows.deleteMany(which))).deletedCount;
    },
  };
}
