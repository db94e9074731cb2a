import { type CatalogueItem, itemDifficulty } from '../catalogue.ts';
import { logit } from '../models/logit.ts';
import { isFresh } from './repeats.ts';
import type { Situation } from './situation.ts';

/** How many fresh items are weighed, and how many are looked at to find them: more than the history can hold. */
const WEIGHED = 24;
const LOOKED_AT = 240;

/**
 * Items of the skill that `fits` lets through, whose difficulty is nearest to `wanted` (a logit, see `wantedDifficulty`):
 * up to 24 fresh ones, or all that were looked at when none is fresh. Looks at no more than 240 items, found by bisection, so a large pack
 * costs no more than a small one.
 */
export function nearby(
  situation: Situation,
  skill: string,
  wanted: number,
  fits: (item: CatalogueItem) => boolean,
): readonly CatalogueItem[] {
  const items = situation.catalogue.itemsBySkill.get(skill) ?? [];
  const fresh: CatalogueItem[] = [];
  const seen: CatalogueItem[] = [];
  let lookedAt = 0;
  for (const item of outwards(items, wanted)) {
    lookedAt += 1;
    if (fits(item)) seen.push(item);
    if (fits(item) && isFresh(situation, item)) fresh.push(item);
    if (fresh.length >= WEIGHED || lookedAt >= LOOKED_AT) break;
  }
  return fresh.length > 0 ? fresh : seen;
}

/** Difficulty (a logit) at which success on the skill is as likely as `middle`. */
export function wantedDifficulty(situation: Situation, skill: string, middle: number): number {
  return skillLogit(situation, skill) - logit(middle);
}

/** Logit of success on a question of difficulty 0 of the skill alone. */
function skillLogit(situation: Situation, skill: string): number {
  const { model, state, parameters, now } = situation;
  const probe = { item: '', step: 0, skills: [{ skill, weight: 1 }], difficulty: 0, guess: 0, fact: null };
  return logit(model.predict(state.model, probe, parameters, now));
}

/** Items that stand from easy to hard, from the wanted difficulty outwards, nearest first. */
export function* outwards(items: readonly CatalogueItem[], wanted: number): Generator<CatalogueItem> {
  let above = firstAtLeast(items, wanted);
  let below = above - 1;
  for (;;) {
    const up = items[above];
    const down = items[below];
    if (up === undefined && down === undefined) return;
    const takeUp =
      down === undefined ||
      (up !== undefined && itemDifficulty(up) - wanted <= wanted - itemDifficulty(down));
    if (takeUp && up !== undefined) {
      above += 1;
      yield up;
    } else if (down !== undefined) {
      below -= 1;
      yield down;
    }
  }
}

/** Index of the first item at least as hard, by bisection. */
function firstAtLeast(items: readonly CatalogueItem[], wanted: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && itemDifficulty(item) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
