import type { Migration } from './migration.ts';

/** Who administers the tool and what they did, how platforms fare, and the grades that wait, found by index. */
export const administration: Migration = {
  version: 4,
  up: async (connection) => {
    const index = (name: string) => connection.collection(name);
    await index('audit').createIndex({ 'doc.registration': 1, _id: -1 });
    await index('health').createIndex({ 'doc.registration': 1 });
    await index('grades').createIndex({ 'doc.delivery.status': 1, 'doc.want.tenant': 1, _id: 1 });
    await index('sign_in_links').createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
    // A day later than their end, so that a returning operator is told "expired" and not "unknown".
    await index('operator_sessions').createIndex({ expires: 1 }, { expireAfterSeconds: 86_400 });
  },
};
