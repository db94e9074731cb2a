import { LRUCache } from 'lru-cache';
import { TrellisError } from '../errors.ts';
import type { Catalogue } from '../learning/catalogue.ts';
import { catalogueOf } from './catalogue.ts';
import { contentLanguage } from './contentLanguage.ts';
import { type ExpandedItem, expandItems } from './expand.ts';
import type { Instance } from './instance.ts';
import type { Fact, Misconception, PublishedPack, Skill } from './pack.ts';
import { instantiate } from './template.ts';

/** Instances kept filled in: a question is marked soon after it was shown. */
const KEPT_INSTANCES = 2_000;

/** A published pack ready to serve from. */
export interface PackIndex {
  readonly published: PublishedPack;
  readonly catalogue: Catalogue;
  /** Items as served, `each: facts` items expanded. */
  readonly itemById: ReadonlyMap<string, ExpandedItem>;
  readonly skillById: ReadonlyMap<string, Skill>;
  readonly misconceptionById: ReadonlyMap<string, Misconception>;
  readonly factById: ReadonlyMap<string, Fact>;
  /** An item filled in for a seed and a language; the same arguments give an equal instance. Throws `pack_unknown`
   * for an item that is not in this version of the pack. */
  instance(item: string, seed: number, language: string): Instance;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((entry) => [entry.id, entry]));
}

/** Indexes a published pack whose structure holds (see `findStructure`). */
export function indexPack(published: PublishedPack): PackIndex {
  const { pack } = published;
  const expanded = expandItems(pack);
  const itemById = byId(expanded);
  const cache = new LRUCache<string, Instance>({ max: KEPT_INSTANCES });
  return {
    published,
    catalogue: catalogueOf(published, expanded),
    itemById,
    skillById: byId(pack.skills),
    misconceptionById: byId(pack.misconceptions),
    factById: byId(pack.facts),
    instance(id, seed, language) {
      const spoken = contentLanguage(pack, language);
      const key = `${id} ${seed} ${spoken}`;
      const known = cache.get(key);
      if (known) return known;
      const item = itemById.get(id);
      if (!item) throw new TrellisError('pack_unknown', `no item ${id} in ${pack.id} ${published.version}`);
      const instance = instantiate(pack, item, seed, spoken);
      cache.set(key, instance);
      return instance;
    },
  };
}
