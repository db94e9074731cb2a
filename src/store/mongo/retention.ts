import type { RetentionStore, Swept } from '../port/retention.ts';
import type { Database } from './database.ts';
import { scalar } from './filter.ts';

/** Collection of a kind, and path of the moment a document's age is counted from. */
const OLD: Readonly<Record<Swept, readonly [collection: string, since: string]>> = {
  statements: ['statements', 'stored'],
  accesses: ['accesses', 'doc.at'],
  audit: ['audit', 'doc.at'],
  rosters: ['rosters', 'doc.fetchedAt'],
  deadLetters: ['dead_letters', 'at'],
};

export function mongoRetention(database: Database): RetentionStore {
  return {
    sweep: async (kind, before, limit) => {
      const [name, since] = OLD[kind];
      const rows = database.connection.collection(name);
      const old = { [since]: { $lt: scalar(before) } };
      const found = await database.call(() =>
        rows.find(old).sort({ _id: 1 }).limit(limit).project({ _id: 1 }).toArray(),
      );
      if (found.length === 0) return 0;
      const which = { _id: { $in: found.map(({ _id }) => _id) } };
      return (await database.call(() => rows.deleteMany(which))).deletedCount;
    },
  };
}
