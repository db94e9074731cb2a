import { TrellisError } from '../../errors.ts';
import { assertPlain } from '../port/plain.ts';
import type { Session, SessionStore } from '../port/sessions.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';

/** `expires` is the session's end as a date, for the engine's own removal. */
interface Row {
  readonly _id: string;
  readonly expires: Date;
  readonly answered: boolean;
  readonly doc: Session;
}

export function mongoSessions(database: Database): SessionStore {
  const rows = collection<Row>(database, 'sessions', {
    _id: PATHS.text,
    expires: PATHS.date,
    answered: PATHS.flag,
    doc: PATHS.exact,
  });
  return {
    create: async (session) => {
      assertPlain(session);
      const { tokenHash, expiresAt } = session;
      const row = { _id: tokenHash, expires: new Date(expiresAt), answered: false, doc: session };
      if (!(await insert(database, rows, row))) throw new TrellisError('conflict', 'session');
    },
    find: async (tokenHash) => {
      const row = await database.call(() =>
        rows
          .findOne(only({ _id: tokenHash }))
          .lean()
          .exec(),
      );
      return row?.doc ?? null;
    },
    takeDeepLink: async (tokenHash) => {
      const open = { ...only({ _id: tokenHash, answered: false }), 'doc.deepLink': { $ne: null } };
      const taken = await database.call(() => rows.updateOne(open, { $set: { answered: true } }).exec());
      return taken.modifiedCount === 1;
    },
    endOf: async (registration, deployment) => {
      const whose = { 'doc.registration': registration };
      const filter = only(deployment === null ? whose : { ...whose, 'doc.deployment': deployment });
      return (await database.call(() => rows.deleteMany(filter).exec())).deletedCount;
    },
    sweep: async (now) => {
      const over = { expires: { $lt: new Date(scalar(now)) } };
      return (await database.call(() => rows.deleteMany(over).exec())).deletedCount;
    },
  };
}
