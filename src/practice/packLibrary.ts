import { LRUCache } from 'lru-cache';
import type { PublishedPack } from '../content/pack.ts';
import { indexPack, type PackIndex } from '../content/packIndex.ts';
import { TrellisError } from '../errors.ts';
import type { PackStore } from '../store/port/packs.ts';

/** Indexed packs by id and version: the current ones always at hand, older ones while a log names them. */
export interface PackLibrary {
  /** The version to ask from: the one read at start, else the one published last. @throws TrellisError `pack_unknown` */
  current(id: string): PackIndex;
  /** One version. @throws TrellisError `pack_unknown` */
  at(id: string, version: string): Promise<PackIndex>;
  /** Packs read at start: those that may be chosen for an activity. */
  all(): readonly PackIndex[];
}

/** Which version of a pack is the one to ask from. */
type PackVersion = Awaited<ReturnType<PackStore['current']>>[number];

/** How many older versions are kept indexed at a time. */
const KEPT = 16;

/** Packs that stand in the store and were not read, in the version published last: a class goes on with what it had. */
async function leftOut(
  store: PackStore,
  standing: readonly PackVersion[],
  read: ReadonlyMap<string, PackIndex>,
): Promise<PackIndex[]> {
  const missing = standing.filter(({ id }) => !read.has(id));
  const found = await Promise.all(missing.map(({ id, version }) => store.get(id, version)));
  return found.flatMap((published) => (published === null ? [] : indexPack(published)));
}

/**
 * Publishes the packs that were read into the store; a version that is the current one there already is not written
 * again. A pack that was published before and is not among them, because of a mistake in its files, goes on as it was;
 * `told` hears of it.
 */
export async function openPackLibrary(
  store: PackStore,
  read: readonly PackIndex[],
  now: number,
  told: (pack: PublishedPack) => void = () => undefined,
): Promise<PackLibrary> {
  const standing = await store.current();
  const current = new Map(read.map((index) => [index.published.pack.id, index]));
  const offered = [...current.values()];
  for (const { published } of offered) {
    const { pack, version } = published;
    const stands = standing.some((one) => one.id === pack.id && one.version === version);
    if (!stands) await store.publish(published, now);
  }
  for (const index of await leftOut(store, standing, current)) {
    current.set(index.published.pack.id, index);
    told(index.published);
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
    all: () => offered,
  };
}
