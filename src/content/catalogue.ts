import type { Catalogue, CatalogueItem, Question } from '../learning/catalogue.ts';
import { topological } from '../learning/graph.ts';
import { type ExpandedItem, questionsOf } from './expand.ts';
import { guessChance } from './guess.ts';
import type { PublishedPack } from './pack.ts';
import { shareOut } from './shares.ts';

/** Whether another seed asks for something new: a statement that is always false is known once it was judged. */
function isTemplate({ parameters, ask }: ExpandedItem['item']): boolean {
  const fixed = ask?.kind === 'truefalse' && typeof ask.answer === 'boolean';
  return Object.keys(parameters).length > 0 && !fixed;
}

function catalogueItem({ id, version, item, fact }: ExpandedItem): CatalogueItem {
  const questions = questionsOf(item).map(
    ({ skills, ask }, step): Question => ({
      item: id,
      step,
      skills: shareOut(skills),
      difficulty: item.difficulty,
      guess: guessChance(ask),
      fact: fact?.id ?? null,
    }),
  );
  return { id, version, questions, template: isTemplate(item) };
}

function difficulty(item: CatalogueItem): number {
  return item.questions[0]?.difficulty ?? 0;
}

/** Appends to the list under a key, making it when it is the first. */
function file<T>(lists: Map<string, T[]>, key: string, entry: T): void {
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}

function bySkill(items: readonly CatalogueItem[]): Map<string, CatalogueItem[]> {
  const lists = new Map<string, CatalogueItem[]>();
  for (const item of items) {
    const skills = new Set(item.questions.flatMap((question) => question.skills.map((share) => share.skill)));
    for (const skill of skills) file(lists, skill, item);
  }
  for (const list of lists.values()) list.sort((a, b) => difficulty(a) - difficulty(b));
  return lists;
}

/** A published pack as the model and the policy see it: no words, no keys. */
export function catalogueOf({ pack, version }: PublishedPack, expanded: readonly ExpandedItem[]): Catalogue {
  const items = expanded.map(catalogueItem);
  const facts = new Map<string, string[]>();
  for (const fact of pack.facts) file(facts, fact.skill, fact.id);
  return {
    packId: pack.id,
    packVersion: version,
    skills: topological(pack.skills).map(({ id, requires }) => ({ id, requires })),
    items: new Map(items.map((item) => [item.id, item])),
    itemsBySkill: bySkill(items),
    factsBySkill: facts,
  };
}
