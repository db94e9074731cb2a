import type { Catalogue, CatalogueItem } from '../catalogue.ts';

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, readonly CatalogueItem[]>>();

/** Items by the facts they ask about; catalogues are immutable, so it is worked out once for each. */
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
  indexes.set(catalogue, index);
  return index;
}

/** Items that ask about any of these facts, each once. */
export function itemsOnFacts(catalogue: Catalogue, facts: readonly string[]): readonly CatalogueItem[] {
  if (facts.length === 0) return [];
  const index = indexOf(catalogue);
  return [...new Set(facts.flatMap((fact) => index.get(fact) ?? []))];
}
