import type { CatalogueItem } from '../catalogue.ts';
import { type Arm, NEW_ARM, pickByShare, thompsonShares } from '../explore/thompson.ts';
import { clamp, tidy } from '../tidy.ts';
import type { Chance } from './chance.ts';
import { itemsOnFacts } from './factItems.ts';
import { nearby, wantedDifficulty } from './nearby.ts';
import { isWithinReach } from './reach.ts';
import { factNeed, isFresh, longestAgo } from './repeats.ts';
import type { Situation } from './situation.ts';
import type { Target } from './target.ts';

/** An item with its predicted success and the probability with which chance picked it. */
export interface Picked {
  readonly item: CatalogueItem;
  readonly predicted: number;
  readonly propensity: number;
  /** Chance picked another item than the best ones. */
  readonly explored: boolean;
}

interface Weighed {
  readonly item: CatalogueItem;
  readonly predicted: number;
  /** How far that is from the middle of the target. */
  readonly off: number;
  readonly score: number;
}

/** Share of questions in which other items than the best may come, to learn about items. */
const EXPLORE = 0.08;

/**
 * Nothing is tried out that is worse than the best by more than this, nor whose predicted success is farther than this
 * from the middle of the target, where the best is nearer.
 */
const BOUND = 0.3;
const FARTHEST = 0.15;

/** Items within this of the best score are as good as the best. */
const AS_GOOD = 0.02;

/** How little it costs to be off the middle of the target within its band; beyond the band all of it counts. */
const WITHIN = 0.2;

/** Predicted success on the item at this moment: the mean over its steps. */
export function predictItem(situation: Situation, item: CatalogueItem): number {
  const { model, state, parameters, now } = situation;
  const sum = item.questions.reduce(
    (total, question) => total + model.predict(state.model, question, parameters, now),
    0,
  );
  return item.questions.length === 0 ? 0 : sum / item.questions.length;
}

/**
 * Picks an item of the skill: nearest to the target, telling most about the skill, needed facts first, not repeated.
 * Null when the skill has no item besides `except`. `explore` false leaves exploration out; `facts` are asked about
 * before anything else of the skill.
 */
export function pickItem(
  situation: Situation,
  skill: string,
  target: Target,
  chance: Chance,
  options: { readonly explore: boolean; readonly except?: string; readonly facts?: readonly string[] },
): Picked | null {
  const middle = (target[0] + target[1]) / 2;
  const wanted = wantedDifficulty(situation, skill, middle);
  const fits = (item: CatalogueItem) => isWithinReach(situation, item, skill);
  const about = itemsOnFacts(situation.catalogue, options.facts ?? [], wanted).filter(
    (item) => uses(item, skill) && fits(item),
  );
  const found = about.length > 0 ? about : nearFitting(situation, skill, wanted, fits);
  const items = found.filter(({ id }) => id !== options.except);
  if (items.length === 0) return null;
  const pool = items.some((item) => isFresh(situation, item)) ? items : longestAgo(situation, items);
  return draw(
    pool.map((item) => weigh(situation, skill, target, item)),
    options.explore ? EXPLORE : 0,
    (item) => situation.parameters.worth?.[item.id] ?? NEW_ARM,
    chance,
  );
}

/** Items near the wanted difficulty that fit, or any where the skill has none that do: there is always a next question. */
function nearFitting(
  situation: Situation,
  skill: string,
  wanted: number,
  fits: (item: CatalogueItem) => boolean,
): readonly CatalogueItem[] {
  const near = nearby(situation, skill, wanted, fits);
  return near.length > 0 ? near : nearby(situation, skill, wanted, () => true);
}

/**
 * Draws among the best, or with probability `explore` among all that are near enough to the best, by how they served
 * others (Thompson sampling); and says how likely that was.
 */
function draw(
  weighed: readonly Weighed[],
  explore: number,
  worth: (item: CatalogueItem) => Arm,
  chance: Chance,
): Picked | null {
  const top = Math.max(...weighed.map(({ score }) => score));
  const best = weighed.filter(({ score }) => score >= top - AS_GOOD);
  const near = (one: Weighed) => one.score >= top - BOUND && one.off <= Math.max(FARTHEST, best[0]?.off ?? 0);
  const tried = explore === 0 ? best : weighed.filter((one) => best.includes(one) || near(one));
  const shares =
    explore === 0
      ? []
      : thompsonShares(
          tried.map(({ item }) => worth(item)),
          chance,
        );
  const exploring = chance.share() < explore;
  const picked = exploring ? tried[pickByShare(shares, chance)] : best[chance.index(best.length)];
  if (picked === undefined) return null;
  const isBest = best.includes(picked);
  const propensity =
    explore * (shares[tried.indexOf(picked)] ?? 0) + (isBest ? (1 - explore) / best.length : 0);
  return {
    item: picked.item,
    predicted: picked.predicted,
    propensity: tidy(Math.min(1, propensity)),
    explored: !isBest,
  };
}

function weigh(situation: Situation, skill: string, target: Target, item: CatalogueItem): Weighed {
  const predicted = predictItem(situation, item);
  const [low, high] = target;
  const off = Math.abs(predicted - (low + high) / 2);
  const outside = Math.max(0, low - predicted, predicted - high);
  const within = off - outside;
  const ago = situation.recent.ago(item.id);
  const score =
    0.3 * tells(item, skill, predicted) -
    WITHIN * within -
    3 * outside +
    0.5 * factNeed(situation, item) -
    0.3 * foreign(situation, item) -
    (ago === null ? 0 : 0.3 / ago);
  return { item, predicted, off, score };
}

/**
 * How much an answer tells about the skill, 0 to 1: its share in the item, most where the outcome is open and cannot be guessed
 * (Fisher information of the three-parameter logistic, Birnbaum 1968).
 */
function tells(item: CatalogueItem, skill: string, predicted: number): number {
  const guess = meanGuess(item);
  const known = Math.max(0, predicted - guess) / (1 - guess);
  const slope = (1 - guess) * known * (1 - known);
  const noise = predicted * (1 - predicted);
  return noise <= 0 ? 0 : (meanShare(item, (one) => one === skill) * 4 * slope * slope) / noise;
}

/** Chance to guess a question of the item, at most 0.9. */
function meanGuess({ questions }: CatalogueItem): number {
  const sum = questions.reduce((total, { guess }) => total + guess, 0);
  return clamp(sum / Math.max(1, questions.length), 0, 0.9);
}

/** Share of the item that exercises skills outside the activity. */
function foreign(situation: Situation, item: CatalogueItem): number {
  return meanShare(item, (skill) => !situation.settings.skills.includes(skill));
}

function meanShare(item: CatalogueItem, counts: (skill: string) => boolean): number {
  let sum = 0;
  for (const { skills } of item.questions) {
    for (const { skill, weight } of skills) if (counts(skill)) sum += weight;
  }
  return item.questions.length === 0 ? 0 : sum / item.questions.length;
}

function uses(item: CatalogueItem, skill: string): boolean {
  return item.questions.some(({ skills }) => skills.some((share) => share.skill === skill));
}
