import { type Catalogue, type CatalogueItem, itemDifficulty } from '../catalogue.ts';
import { outwards } from './nearby.ts';

/** Items of one fact that are weighed at most. */
const PER_FACT = 24;

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, readonly CatalogueItem[]>>();

/** Items by the facts they ask about, long lists from easy to hard; catalogues are immutable, so it is worked out once for each. */
function indexOf(catalogue: Catalogue): ReadonlyMap<string, readonly CatalogueItem[]> {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const index = new Map<string, CatalogueItem[]>();
  for (const item of catalogue.items.values()) {
    for (const fact of new Set(item.questions.map((question) => question.fact))) {
      if (fact === null) continue;
      const before = index.get(fact);
      if (before === undefined) index.set(fact, [item]);
      else before.push(item);
    }
  }
  for (const items of index.values()) {
    if (items.length > PER_FACT) items.sort((a, b) => itemDifficulty(a) - itemDifficulty(b));
  }
  indexes.set(catalogue, index);
  return index;
}

/** Up to 24 items of a fact, those nearest to a difficulty where there are more. */
function nearest(items: readonly CatalogueItem[], wanted: number): readonly CatalogueItem[] {
  if (items.length <= PER_FACT) return items;
  const found: CatalogueItem[] = [];
  for (const item of outwards(items, wanted)) {
    found.push(item);
    if (found.length === PER_FACT) break;
  }
  return found;
}

/**
 * Items that ask about any of these facts, each once; of a fact with many items only those nearest to the `wanted`
 * difficulty (a logit), so that a large pack costs no more than a small one.
 */
export function itemsOnFacts(
  catalogue: Catalogue,
  facts: readonly string[],
  wanted: number,
): readonly CatalogueItem[] {
  if (facts.length === 0) return [];
  const index = indexOf(catalogue);
  return [...new Set(facts.flatMap((fact) => nearest(index.get(fact) ?? [], wanted)))];
}
