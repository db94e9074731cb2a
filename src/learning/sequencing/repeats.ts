import { DAY_MS } from '../../duration.ts';
import type { CatalogueItem } from '../catalogue.ts';
import { memoryOf } from '../keptMemory.ts';
import { recall } from '../memory.ts';
import type { Situation } from './situation.ts';
import { hasUnseen } from './variants.ts';

/** Other questions between two showings of a template, and of an item about a fact that is not yet held. */
const TEMPLATE_GAP = 2;
const FACT_GAP = 4;

/** Need of a fact from which its items may come again before 200 other questions. */
const WEAK = 0.1;

/** Need of a fact never met: after one that was missed (about 0.24), before one that was known (about 0.06). */
const NEW = 0.15;

/** How much the item's facts ask to be practised, 0 to 1: the chance that the weakest is forgotten tomorrow. */
export function factNeed(situation: Situation, item: CatalogueItem): number {
  let need = 0;
  for (const { fact } of item.questions) {
    if (fact === null) continue;
    const memory = memoryOf(situation.state.facts, fact);
    need = Math.max(need, memory === null ? NEW : 1 - recall(memory, situation.now + DAY_MS));
  }
  return need;
}

/**
 * Whether the item may be shown now without being a mere repeat. A template has to have a question that was not among
 * the last 200: with all of them shown lately it is no better than an item without values.
 */
export function isFresh(situation: Situation, item: CatalogueItem): boolean {
  const ago = situation.recent.ago(item.id);
  if (ago === null) return true;
  if (ago < TEMPLATE_GAP) return false;
  if (item.shows !== null && hasUnseen(situation, item)) return true;
  return ago > FACT_GAP && factNeed(situation, item) >= WEAK;
}

/** Items to choose from when none is fresh: the one shown longest ago, never the last one if there is another. */
export function longestAgo(situation: Situation, items: readonly CatalogueItem[]): readonly CatalogueItem[] {
  const ago = (item: CatalogueItem) => situation.recent.ago(item.id) ?? Number.POSITIVE_INFINITY;
  const oldest = Math.max(...items.map(ago));
  return items.filter((item) => ago(item) === oldest);
}
