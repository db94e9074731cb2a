import { TrellisError } from '../../errors.ts';
import type { LrsKey, LrsKeyStore } from '../port/lrsKeys.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';

export function mongoLrsKeys(database: Database): LrsKeyStore {
  const keys = documents<LrsKey>(database, 'lrs_keys');
  return {
    add: async (key) => {
      if (!(await keys.create(key.id, key))) throw new TrellisError('conflict', 'LRS key');
    },
    revoke: async (id, at) => {
      const { changed } = await keys.change(id, (known) =>
        known?.revokedAt === null ? { ...known, revokedAt: at } : null,
      );
      return changed;
    },
    find: (id) => keys.get(id),
    list: () => keys.find({}, { 'doc.createdAt': -1, _id: 1 }),
  };
}
