import type { Migration } from './migration.ts';

/** Who looked at whom, erasures and what they leave behind; everything of one person is found by an index. */
export const privacy: Migration = {
  version: 10,
  up: async (connection) => {
    const index = (name: string) => connection.collection(name);
    await index('accesses').createIndex({ 'doc.learner': 1, 'doc.at': -1 });
    await index('accesses').createIndex({ 'doc.activity': 1, 'doc.at': -1 });
    await index('accesses').createIndex({ 'doc.at': 1 });
    await index('tombstones').createIndex({ 'doc.activity': 1 });
    await index('erasures').createIndex({ 'doc.finishedAt': 1 });
    await index('grades').createIndex({ 'doc.want.learner': 1 });
    await index('summaries').createIndex({ 'doc.learner': 1 });
    await index('learners').createIndex({ 'doc.lastSeenAt': 1 });
    await index('statements').createIndex({ tenant: 1, 'doc.actor.account.name': 1 });
    await index('statements').createIndex({ tenant: 1, 'doc.object.account.name': 1 });
  },
};
