import type { CatalogueItem } from '../catalogue.ts';
import type { Chance } from './chance.ts';
import type { Situation } from './situation.ts';

/**
 * Seeds tried to find a question of a template that was not shown lately. Always the same ones, so that what they show is
 * worked out once; a question that one seed in twelve gives is missed by all of them in 4 of 1,000 templates.
 */
const TRIED = 64;

/** Seeds drawn by chance before those are gone through. */
const DRAWN = 4;

/** What the learner saw of the item among the last 200 questions, newest first, by a seed that shows it. */
function seenLooks(situation: Situation, item: CatalogueItem): ReadonlyMap<string, number> {
  const looks = new Map<string, number>();
  if (item.shows === null) return looks;
  for (const seed of situation.recent.seeds(item.id)) {
    const look = item.shows(seed);
    if (!looks.has(look)) looks.set(look, seed);
  }
  return looks;
}

/** One of the tried seeds that shows something else than these looks, counted from `start`; null when none does. */
function unseenSeed(item: CatalogueItem, looks: ReadonlyMap<string, number>, start: number): number | null {
  for (let nth = 0; nth < TRIED; nth += 1) {
    const seed = 1 + ((start + nth) % TRIED);
    if (item.shows !== null && !looks.has(item.shows(seed))) return seed;
  }
  return null;
}

/** Whether the item can show a question that is not among the learner's last 200; never so for an item without values. */
export function hasUnseen(situation: Situation, item: CatalogueItem): boolean {
  return item.shows !== null && unseenSeed(item, seenLooks(situation, item), 0) !== null;
}

/**
 * The seed to show the item with: one whose question was not shown lately; when all were, that of the question shown
 * longest ago.
 */
export function seedFor(situation: Situation, item: CatalogueItem, chance: Chance): number {
  const drawn = chance.seed();
  if (item.shows === null) return drawn;
  const looks = seenLooks(situation, item);
  if (looks.size === 0) return drawn;
  for (let nth = 0, seed = drawn; nth < DRAWN; nth += 1, seed = chance.seed()) {
    if (!looks.has(item.shows(seed))) return seed;
  }
  return unseenSeed(item, looks, chance.index(TRIED)) ?? [...looks.values()].at(-1) ?? drawn;
}
