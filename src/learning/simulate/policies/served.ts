import { TrellisError } from '../../../errors.ts';
import type { CatalogueItem } from '../../catalogue.ts';
import type { Decision } from '../../decision.ts';
import { chanceOf } from '../../sequencing/chance.ts';
import type { ChooseInput } from '../../sequencing/chooseNext.ts';

/** Items are filled in with seeds up to this one. */
const SEEDS = 128;

/** The activity's skills that have items, in their order. */
export function askable({ settings, catalogue }: ChooseInput): readonly string[] {
  return settings.skills.filter((skill) => (catalogue.itemsBySkill.get(skill)?.length ?? 0) > 0);
}

/** How often each item was shown among the last 200 questions. */
export function timesShown({ state }: ChooseInput): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { item } of state.history) times.set(item, (times.get(item) ?? 0) + 1);
  return times;
}

/** The skill's item shown least often, the first of those in the pack's order. */
export function leastShown(input: ChooseInput, skill: string): CatalogueItem | undefined {
  const times = timesShown(input);
  const items = input.catalogue.itemsBySkill.get(skill) ?? [];
  return items.reduce<CatalogueItem | undefined>(
    (best, item) =>
      best === undefined || (times.get(item.id) ?? 0) < (times.get(best.id) ?? 0) ? item : best,
    undefined,
  );
}

/**
 * The decision of a policy that predicts nothing: this item of this skill.
 * @throws TrellisError `activity_not_ready` without an item
 */
export function served(input: ChooseInput, skill: string, item: CatalogueItem | undefined): Decision {
  if (item === undefined) throw new TrellisError('activity_not_ready', `no item of ${skill}`);
  return {
    reason: 'frontier',
    skill,
    item: item.id,
    itemVersion: item.version,
    seed: 1 + chanceOf(input.seed).index(SEEDS),
    predicted: 0.5,
    target: [0, 1],
    estimate: 0.5,
    lower: 0,
    needed: null,
    recall: null,
    sincePractice: null,
    alternatives: [],
    propensity: 1,
  };
}
