import type { Migration } from './migration.ts';

/** Who reads statements one after the other is found by when they are due; what targets refuse, by target. */
export const forwarding: Migration = {
  version: 12,
  up: async (connection) => {
    await connection.collection('statement_readers').createIndex({ kind: 1, paused: 1, due: 1 });
    await connection.collection('dead_letters').createIndex({ target: 1, statement: 1 });
    await connection
      .collection('learners')
      .createIndex({ 'doc.tenant': 1, 'doc.accountName': 1 }, { sparse: true });
    await connection
      .collection('activities')
      .createIndex(
        { 'doc.tenant': 1 },
        { name: 'outside', partialFilterExpression: { 'doc.outside': { $exists: true } } },
      );
  },
};
