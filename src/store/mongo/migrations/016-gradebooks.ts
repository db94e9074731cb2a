import type { Migration } from './migration.ts';

/** Which gradebook column is to be read next, and which grades differ from theirs, found by index. */
export const gradebooks: Migration = {
  version: 16,
  up: async (connection) => {
    await connection.collection('links').createIndex({ 'doc.reading.next': 1 });
    await connection
      .collection('grades')
      .createIndex(
        { 'doc.delivery.differs.why': 1, 'doc.want.tenant': 1 },
        { partialFilterExpression: { 'doc.delivery.differs.why': { $exists: true } } },
      );
  },
};
