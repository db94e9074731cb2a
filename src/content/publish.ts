import type { Pack, PublishedPack } from './pack.ts';
import { shortHash } from './version.ts';

/** Gives a pack its version: a hash of its content, the same for equal content in any file layout or key order. */
export function publish(pack: Pack): PublishedPack {
  return { version: shortHash(pack), pack };
}
