import type { Migration } from './migration.ts';

/** Snapshots are kept in another form. Those of before are made again from the log. */
export const compactSnapshots: Migration = {
  version: 8,
  up: async (connection) => {
    await connection.collection('snapshots').deleteMany({});
  },
};
