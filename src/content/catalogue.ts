import { LRUCache } from 'lru-cache';
import type { Catalogue, CatalogueItem, Question } from '../learning/catalogue.ts';
import { topological } from '../learning/graph.ts';
import { appearance } from './appearance.ts';
import { beginsWrong } from './beginsWrong.ts';
import { type ExpandedItem, questionsOf } from './expand.ts';
import { guessChance } from './guess.ts';
import type { Pack, PublishedPack } from './pack.ts';
import { shareOut } from './shares.ts';
import { instantiate } from './template.ts';

/** Looks kept: few seeds are used, so all learners share what was worked out for one. */
const KEPT_LOOKS = 50_000;

/** Whether another seed asks for something new: a statement that is always false is known once it was judged. */
function isTemplate({ parameters, ask }: ExpandedItem['item']): boolean {
  const fixed = ask?.kind === 'truefalse' && typeof ask.answer === 'boolean';
  return Object.keys(parameters).length > 0 && !fixed;
}

/** What each item shows with a seed, in the pack's own language: which of them look alike is the same in all. */
function lookUp(pack: Pack): (item: ExpandedItem) => (seed: number) => string {
  // Room for so many is made when the first is looked at: most starts of the tool never do.
  let looks: LRUCache<string, string> | null = null;
  return (item) => (seed) => {
    looks ??= new LRUCache<string, string>({ max: KEPT_LOOKS });
    const kept = looks;
    const key = `${item.id} ${seed}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const look = appearance(instantiate(pack, item, seed, pack.language));
    kept.set(key, look);
    return look;
  };
}

function catalogueItem(expanded: ExpandedItem, pack: Pack, shows: (seed: number) => string): CatalogueItem {
  const { id, version, item, fact } = expanded;
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
  const begins = beginsWrong(pack, expanded);
  return {
    id,
    version,
    questions,
    shows: isTemplate(item) ? shows : null,
    ...(begins === undefined ? {} : { beginsWrong: begins }),
  };
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

/** A published pack as the model and the policy see it: no words, no keys. What an item shows is filled in only when asked for. */
export function catalogueOf({ pack, version }: PublishedPack, expanded: readonly ExpandedItem[]): Catalogue {
  const look = lookUp(pack);
  const items = expanded.map((item) => catalogueItem(item, pack, look(item)));
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
