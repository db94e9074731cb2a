import type { Migration } from './migration.ts';

/** Rosters are kept up to date without a visit: which was looked at longest ago is found by an index. */
export const rosters: Migration = {
  version: 6,
  up: async (connection) => {
    const rosters = connection.collection<{ _id: string; doc: { fetchedAt: number } }>('rosters');
    for await (const { _id, doc } of rosters.find({ 'doc.checkedAt': { $exists: false } })) {
      const { fetchedAt } = doc;
      const told = { 'doc.wholeAt': fetchedAt, 'doc.checkedAt': fetchedAt, 'doc.differences': null };
      await rosters.updateOne({ _id }, { $set: told });
    }
    await rosters.createIndex({ 'doc.checkedAt': 1 });
  },
};
