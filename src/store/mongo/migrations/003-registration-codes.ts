import type { Migration } from './migration.ts';

/** Codes that ended long ago are found by an index. */
export const registrationCodes: Migration = {
  version: 3,
  up: async (connection) => {
    await connection.collection('registration_codes').createIndex({ 'doc.expiresAt': 1 });
  },
};
