import { isMissingIndex } from '../engineError.ts';
import type { Migration } from './migration.ts';

/** The first key goes by the id of its row; the index that once kept it single is of no use. */
export const firstKey: Migration = {
  version: 14,
  up: async (connection) => {
    try {
      await connection.collection('keys').dropIndex('first_1');
    } catch (error) {
      // Another process that starts just now dropped it.
      if (!isMissingIndex(error)) throw error;
    }
  },
};
