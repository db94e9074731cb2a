import type { Migration } from './migration.ts';

/** The links of a course are found by an index: a copied course asks for those of the course it came from. */
export const linksByContext: Migration = {
  version: 5,
  up: async (connection) => {
    await connection.collection('links').createIndex({ 'doc.context': 1 });
  },
};
