import type { PublishedPack } from '../../content/pack.ts';

/** Published versions of packs: immutable, kept while an event names them. */
export interface PackStore {
  /** Stores a version that is not there; makes it the current one of its id. */
  publish(pack: PublishedPack, now: number): Promise<void>;
  get(id: string, version: string): Promise<PublishedPack | null>;
  /** Newest published version of each pack. */
  current(): Promise<readonly { readonly id: string; readonly version: string }[]>;
}
