import type { Fact, Pack } from './pack.ts';
import type { Item, Step } from './question.ts';
import { canonicalJson, hashText, shortHash } from './version.ts';

/** An item as it is served: written by the author, or made from an `each: facts` item for one fact. */
export interface ExpandedItem {
  readonly id: string;
  readonly version: string;
  readonly item: Item;
  /** The fact this item asks about. */
  readonly fact: Fact | null;
  /** Other facts of the same skill, from which distractors are drawn. */
  readonly siblings: readonly Fact[];
}

/** The questions of an item: its steps, or the item itself as a single one. Steps without help of their own share the
 * item's hints and explanation. */
export function questionsOf(item: Item): readonly Step[] {
  const { prompt, hints, explanation, skills, ask } = item;
  if (item.steps) {
    return item.steps.map((step) => ({
      ...step,
      hints: step.hints.length > 0 ? step.hints : hints,
      explanation: step.explanation ?? explanation,
    }));
  }
  if (prompt === undefined || ask === undefined) return [];
  return [{ prompt, hints, skills, ask, explanation }];
}

function skillsOf(item: Item): ReadonlySet<string> {
  return new Set(questionsOf(item).flatMap((question) => question.skills.map((use) => use.skill)));
}

/** The canonical JSON of each fact: many items ask about the same ones, so it is made once. */
export type FactTexts = ReadonlyMap<Fact, string>;

/** The texts of these facts. */
export function factTexts(facts: readonly Fact[]): FactTexts {
  return new Map(facts.map((fact) => [fact, canonicalJson(fact)]));
}

/** One item per fact; what all of them share is hashed once. */
function perFact(item: Item, facts: readonly Fact[], texts: FactTexts): ExpandedItem[] {
  const skills = skillsOf(item);
  const written = shortHash(item);
  const textOf = (fact: Fact) => texts.get(fact) ?? canonicalJson(fact);
  const bySkill = new Map([...skills].map((skill) => [skill, facts.filter((fact) => fact.skill === skill)]));
  return [...bySkill.values()].flatMap((group) => {
    const drawnFrom = item.others > 0 ? hashText(`[${group.map(textOf).join(',')}]`) : '';
    return group.map((fact) => ({
      id: `${item.id}--${fact.id}`,
      version: hashText(`["${written}",${textOf(fact)},"${drawnFrom}"]`),
      item,
      fact,
      siblings: group.filter((other) => other.id !== fact.id),
    }));
  });
}

/** One item, or one per fact of its skills. */
export function expandItem(
  item: Item,
  facts: readonly Fact[],
  texts: FactTexts = new Map(),
): readonly ExpandedItem[] {
  if (item.each === 'facts') return perFact(item, facts, texts);
  return [{ id: item.id, version: shortHash(item), item, fact: null, siblings: [] }];
}

/** The items of a pack with each `each: facts` item replaced by one item per fact of its skills, in authored order. */
export function expandItems(pack: Pack): readonly ExpandedItem[] {
  const texts = factTexts(pack.facts);
  return pack.items.flatMap((item) => expandItem(item, pack.facts, texts));
}
