import { DEFAULT_ACTIVITY } from '../../../src/api/activity.ts';
import { type Catalogue, type CatalogueItem, itemDifficulty } from '../../../src/learning/catalogue.ts';
import type { MasteryRule } from '../../../src/learning/model.ts';
import { DEFAULT_MODEL } from '../../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import type { Pinned } from '../../../src/learning/replay.ts';
import type { ActivitySettings } from '../../../src/learning/settings.ts';

/** Monday morning of some week, in milliseconds since the epoch. */
export const MONDAY = Date.UTC(2026, 0, 5, 8);

/** The rule of an activity whose instructor changed nothing. */
export const DEFAULT_RULE: MasteryRule = {
  threshold: DEFAULT_ACTIVITY.threshold,
  unaided: DEFAULT_ACTIVITY.unaided,
  delayHours: DEFAULT_ACTIVITY.delayHours,
};

/** A pack of skills in pairs of chains, each with items from easy to hard; every tenth item has two steps. */
export function syntheticPack(skillCount = 10, itemsPerSkill = 12, facts = false): Catalogue {
  const skills = Array.from({ length: skillCount }, (_, index) => ({
    id: skillId(index),
    requires: index < 2 ? [] : [skillId(index - 2)],
  }));
  const items = skills.flatMap((_, index) =>
    Array.from({ length: itemsPerSkill }, (_, nth) => itemOf(index, nth, itemsPerSkill, facts)),
  );
  return catalogueOf(skills, items);
}

export function skillId(index: number): string {
  return `skill-${index}`;
}

function itemOf(index: number, nth: number, count: number, facts: boolean): CatalogueItem {
  const difficulty = -1.5 + (3 * nth) / Math.max(1, count - 1);
  const question = (skill: number, step: number) => ({
    item: `item-${index}-${nth}`,
    step,
    skills: [{ skill: skillId(skill), weight: 1 }],
    difficulty,
    guess: nth % 3 === 0 ? 0.25 : 0,
    fact: facts ? `fact-${index}-${nth % 4}` : null,
  });
  const steps =
    nth % 10 === 9 && index >= 2 ? [question(index - 2, 0), question(index, 1)] : [question(index, 0)];
  return { id: `item-${index}-${nth}`, version: '1', questions: steps, shows: nth % 2 === 0 ? String : null };
}

/** A catalogue of these skills and items. */
export function catalogueOf(skills: Catalogue['skills'], items: readonly CatalogueItem[]): Catalogue {
  const itemsBySkill = new Map<string, CatalogueItem[]>();
  const factsBySkill = new Map<string, string[]>();
  for (const item of [...items].sort((a, b) => itemDifficulty(a) - itemDifficulty(b))) {
    const used = new Set(item.questions.flatMap((question) => question.skills.map(({ skill }) => skill)));
    for (const skill of used) itemsBySkill.set(skill, [...(itemsBySkill.get(skill) ?? []), item]);
    for (const { fact, skills: shares } of item.questions) {
      const skill = shares[0]?.skill;
      if (fact === null || skill === undefined) continue;
      factsBySkill.set(skill, [...new Set([...(factsBySkill.get(skill) ?? []), fact])]);
    }
  }
  return {
    packId: 'synthetic',
    packVersion: '1',
    skills,
    items: new Map(items.map((item) => [item.id, item])),
    itemsBySkill,
    factsBySkill,
  };
}

/** Settings over all skills of a catalogue, with the defaults of a new activity. */
export function settingsFor(catalogue: Catalogue, changes: Partial<ActivitySettings> = {}): ActivitySettings {
  return {
    revision: 1,
    pack: catalogue.packId,
    skills: catalogue.skills.map(({ id }) => id),
    rule: DEFAULT_RULE,
    policy: 'mastery',
    questions: 20,
    counts: 'reached',
    tries: 2,
    ...changes,
  };
}

/** The default model and the author's difficulties, with the same settings for every activity and revision. */
export function pinnedTo(settings: ActivitySettings): Pinned {
  return { model: DEFAULT_MODEL, parameters: PRIOR_PARAMETERS, settings: () => settings };
}
