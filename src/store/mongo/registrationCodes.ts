import type { RegistrationCode } from '../../lti/registration/code.ts';
import type { RegistrationCodeStore } from '../port/registrationCodes.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { only, scalar } from './filter.ts';

export function mongoRegistrationCodes(database: Database): RegistrationCodeStore {
  const codes = documents<RegistrationCode>(database, 'registration_codes');
  return {
    put: async (code) => {
      await codes.create(code.hash, code);
    },
    spend: async (hash, usedFor, now) => {
      const spent = await codes.change(hash, (known) =>
        known && known.usedAt === null && known.expiresAt > now ? { ...known, usedAt: now, usedFor } : null,
      );
      return spent.changed;
    },
    revoke: async (hash) => {
      const unused = only({ _id: hash });
      const done = await database.call(() => codes.model.deleteOne({ ...unused, 'doc.usedAt': null }).exec());
      return done.deletedCount === 1;
    },
    sweep: async (before) => {
      const over = { 'doc.expiresAt': { $lt: scalar(before) } };
      return (await database.call(() => codes.model.deleteMany(over).exec())).deletedCount;
    },
    find: (hash) => codes.get(hash),
    list: () => codes.find({}, { 'doc.createdAt': -1, _id: 1 }),
  };
}
