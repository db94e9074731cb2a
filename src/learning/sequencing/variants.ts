import type { CatalogueItem } from '../catalogue.ts';
import type { Chance } from './chance.ts';
import type { Situation } from './situation.ts';

/**
 * Templates are filled in with the seeds from 1 to this one. Enough for more questions than one learner gets of a
 * template among 200, and few enough that what they show is worked out once for all learners and kept. All of them are
 * among the seeds a content check tries, so no question is asked that was not checked.
 */
const SEEDS = 128;

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

/**
 * One of the seeds that shows something else than these looks, the first from `start` on that does not begin with a wrong
 * answer, else the first; null when none does.
 */
function unseenSeed(item: CatalogueItem, looks: ReadonlyMap<string, number>, start: number): number | null {
  let unseen: number | null = null;
  for (let nth = 0; nth < SEEDS; nth += 1) {
    const seed = 1 + ((start + nth) % SEEDS);
    if (item.shows === null || looks.has(item.shows(seed))) continue;
    if (!item.beginsWrong?.(seed)) return seed;
    unseen ??= seed;
  }
  return unseen;
}

/** Seeds drawn for one that does not begin with a wrong answer: where one order in five does, none is found once in 10⁸ times. */
const DRAWS = 12;

/** Any seed that does not begin with a wrong answer, as far as some draws find one. */
function anySeed({ beginsWrong }: CatalogueItem, chance: Chance): number {
  let seed = chance.seed();
  for (let drawn = 1; drawn < DRAWS && beginsWrong?.(seed); drawn += 1) seed = chance.seed();
  return seed;
}

/** Whether the item can show a question that is not among the learner's last 200; never so for an item without values. */
export function hasUnseen(situation: Situation, item: CatalogueItem): boolean {
  return item.shows !== null && unseenSeed(item, seenLooks(situation, item), 0) !== null;
}

/** Whether the item with this seed is what the learner saw last. An item without values always looks the same. */
export function wasShownLast({ state }: Situation, { id, shows }: CatalogueItem, seed: number): boolean {
  const last = state.history.at(-1);
  if (last === undefined || last.item !== id) return false;
  return shows === null || (last.seed !== undefined && shows(last.seed) === shows(seed));
}

/**
 * The seed to show the item with: one whose question was not shown lately; when all were, that of the question shown
 * longest ago. An item without values takes any: the seed only shuffles it. None begins with a wrong answer where that can be.
 */
export function seedFor(situation: Situation, item: CatalogueItem, chance: Chance): number {
  if (item.shows === null) return anySeed(item, chance);
  const looks = seenLooks(situation, item);
  const start = chance.index(SEEDS);
  return unseenSeed(item, looks, start) ?? [...looks.values()].at(-1) ?? 1 + start;
}
