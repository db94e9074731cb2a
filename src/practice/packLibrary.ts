import { LRUCache } from 'lru-cache';
import type { PublishedPack } from '../content/pack.ts';
import { indexPack, type PackIndex } from '../content/packIndex.ts';
import { TrellisError } from '../errors.ts';
import type { PackStore } from '../store/port/packs.ts';

/** Indexed packs by id and version: the current ones always at hand, older ones while a log names them. */
export interface PackLibrary {
  /** Newest version of a pack. @throws TrellisError `pack_unknown` */
  current(id: string): PackIndex;
  /** One version. @throws TrellisError `pack_unknown` */
  at(id: string, version: string): Promise<PackIndex>;
  all(): readonly PackIndex[];
}

/** How many older versions are kept indexed at a time. */
const KEPT = 16;

/** Publishes the given packs into the store (a version that stands changes nothing) and indexes them. */
export async function openPackLibrary(
  store: PackStore,
  packs: readonly PublishedPack[],
  now: number,
): Promise<PackLibrary> {
  const current = new Map<string, PackIndex>();
  for (const published of packs) {
    await store.publish(published, now);
    current.set(published.pack.id, indexPack(published));
  }
  const older = new LRUCache<string, PackIndex>({ max: KEPT });
  const unknown = (id: string) => new TrellisError('pack_unknown', id, { params: { pack: id } });

  return {
    current(id) {
      const index = current.get(id);
      if (!index) throw unknown(id);
      return index;
    },
    async at(id, version) {
      const newest = current.get(id);
      if (newest?.published.version === version) return newest;
      const key = `${id}@${version}`;
      const known = older.get(key);
      if (known) return known;
      const stored = await store.get(id, version);
      if (!stored) throw unknown(id);
      const index = indexPack(stored);
      older.set(key, index);
      return index;
    },
    all: () => [...current.values()],
  };
}
