import type { PublishedPack } from '../../content/pack.ts';
import type { PackStore } from '../port/packs.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey } from './filter.ts';

type Current = Awaited<ReturnType<PackStore['current']>>[number];

export function mongoPacks(database: Database): PackStore {
  const packs = documents<PublishedPack>(database, 'packs');
  const currents = documents<Current>(database, 'current_packs');
  return {
    // The version first: a crash in between leaves the old one current, never one that is not there.
    publish: async (published) => {
      const { version, pack } = published;
      await packs.create(compoundKey(pack.id, version), published);
      await currents.change(pack.id, () => ({ id: pack.id, version }));
    },
    get: (id, version) => packs.get(compoundKey(id, version)),
    current: () => currents.find({}),
  };
}
