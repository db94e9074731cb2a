import type mongoose from 'mongoose';
import type { Migration } from './migration.ts';

type Indexes = Readonly<Record<string, readonly mongoose.mongo.IndexDescription[]>>;

const INDEXES: Indexes = {
  log: [
    // Unique by itself: the documents' own key is made of these three.
    { key: { learner: 1, pack: 1, sequence: 1 } },
    { key: { learner: 1, id: 1 }, unique: true },
    // Settled entries have no `due` and are not in it: it stays as small as the work to do.
    { key: { due: 1 }, sparse: true },
  ],
  links: [{ key: { 'doc.activity': 1 } }],
  grades: [{ key: { 'doc.due': 1 } }, { key: { 'doc.want.activity': 1, 'doc.want.learner': 1 } }],
  summaries: [{ key: { 'doc.activity': 1 } }],
  statements: [{ key: { tenant: 1, id: 1 }, unique: true }, { key: { stored: 1, _id: 1 } }],
  registrations: [{ key: { 'doc.issuer': 1, 'doc.clientId': 1 }, unique: true }],
  keys: [{ key: { first: 1 }, unique: true, sparse: true }],
  // An hour later than their end, so that a late launch is told from a forged one.
  login_states: [{ key: { expires: 1 }, expireAfterSeconds: 3600 }],
  nonces: [{ key: { expires: 1 }, expireAfterSeconds: 0 }],
  tickets: [{ key: { expires: 1 }, expireAfterSeconds: 0 }],
  // A day later than their end, so that a returning learner is told "expired" and not "unknown".
  sessions: [{ key: { expires: 1 }, expireAfterSeconds: 86_400 }],
};

/** Uniqueness, look-ups and what the engine removes by itself. */
export const indexes: Migration = {
  version: 1,
  up: async (connection) => {
    for (const [name, descriptions] of Object.entries(INDEXES)) {
      await connection.collection(name).createIndexes([...descriptions]);
    }
  },
};
