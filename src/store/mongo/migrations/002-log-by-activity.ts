import type { Migration } from './migration.ts';

/** A learner's newest events in one activity are found by an index instead of by reading the whole log of the learner. */
export const logByActivity: Migration = {
  version: 2,
  up: async (connection) => {
    await connection
      .collection('log')
      .createIndex({ learner: 1, 'event.activity': 1, 'event.at': -1, sequence: -1 });
  },
};
