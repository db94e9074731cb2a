import { TrellisError } from '../../errors.ts';
import type { AdminAccessStore } from '../port/adminAccess.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';

/** `expires` is `expiresAt` as a date, for the engine's own removal. */
interface Row {
  readonly _id: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly expires: Date;
}

const COLUMNS = { _id: PATHS.text, createdAt: PATHS.number, expiresAt: PATHS.number, expires: PATHS.date };

function rowOf(hash: string, { createdAt, expiresAt }: Pick<Row, 'createdAt' | 'expiresAt'>): Row {
  return {
    _id: scalar(hash),
    createdAt: scalar(createdAt),
    expiresAt: scalar(expiresAt),
    expires: new Date(expiresAt),
  };
}

export function mongoAdminAccess(database: Database): AdminAccessStore {
  const links = collection<Row>(database, 'sign_in_links', COLUMNS);
  const sessions = collection<Row>(database, 'operator_sessions', COLUMNS);
  return {
    putLink: async (link) => {
      if (!(await insert(database, links, rowOf(link.hash, link))))
        throw new TrellisError('conflict', 'sign-in link');
    },
    takeLink: async (hash, now) => {
      const valid = { ...only({ _id: hash }), expiresAt: { $gt: scalar(now) } };
      return (await database.call(() => links.deleteOne(valid).exec())).deletedCount === 1;
    },
    begin: async (session) => {
      if (!(await insert(database, sessions, rowOf(session.tokenHash, session))))
        throw new TrellisError('conflict', 'operator session');
    },
    end: async (tokenHash) => {
      await database.call(() => sessions.deleteOne(only({ _id: tokenHash })).exec());
    },
    endAll: async () => {
      await database.call(() => links.deleteMany({}).exec());
      return (await database.call(() => sessions.deleteMany({}).exec())).deletedCount;
    },
    sweep: async (now) => {
      const over = { expiresAt: { $lt: scalar(now) } };
      const removed = await Promise.all([
        database.call(() => links.deleteMany(over).exec()),
        database.call(() => sessions.deleteMany(over).exec()),
      ]);
      return removed.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
    },
    find: async (tokenHash) => {
      const row = await database.call(() =>
        sessions
          .findOne(only({ _id: tokenHash }))
          .lean()
          .exec(),
      );
      return row && { tokenHash, createdAt: row.createdAt, expiresAt: row.expiresAt };
    },
  };
}
