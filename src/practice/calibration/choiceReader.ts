import { LRUCache } from 'lru-cache';
import { indexPack, type PackIndex } from '../../content/packIndex.ts';
import { optionText } from '../../content/publicItem.ts';
import type { LearnerEvent } from '../../learning/event.ts';
import type { PackStore } from '../../store/port/packs.ts';

/** Versions of packs kept indexed at a time. */
const KEPT = 4;

/**
 * Reads what was chosen wrongly in a learner's log, in the pack's own language, by event: options stand in another order for
 * every seed, and an id says only where. Left out is what no published version knows.
 */
export function choiceReader(
  packs: PackStore,
): (events: readonly LearnerEvent[]) => Promise<ReadonlyMap<string, string>> {
  const versions = new LRUCache<string, PackIndex>({ max: KEPT });
  const versionOf = async (pack: string, version: string): Promise<PackIndex | null> => {
    const key = `${pack}@${version}`;
    const known = versions.get(key);
    if (known) return known;
    const published = await packs.get(pack, version);
    if (published === null) return null;
    const index = indexPack(published);
    versions.set(key, index);
    return index;
  };
  return async (events) => {
    const words = new Map<string, string>();
    for (const event of events) {
      if (event.kind !== 'attempt' || event.mark.correct || event.answer.kind !== 'choice') continue;
      const index = await versionOf(event.pack, event.packVersion);
      if (!index?.itemById.has(event.item)) continue;
      const instance = index.instance(event.item, event.seed, index.published.pack.language);
      const text = optionText(instance, event.step, event.answer.choice);
      if (text !== null) words.set(event.id, text);
    }
    return words;
  };
}
