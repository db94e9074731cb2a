import type { Preview } from '../api/activity.ts';
import { allHintsHtml, explanationHtml, publicQuestion, solutionHtml } from '../content/publicItem.ts';
import { TrellisError } from '../errors.ts';
import type { Practice } from './practice.ts';

/**
 * A question of a skill as students would meet it, with its answer, for an instructor. `seed` goes through items and
 * their values.
 * @throws TrellisError `pack_unknown`, `skill_unknown`
 */
export function previewQuestion(
  practice: Practice,
  wanted: { pack: string; skill: string; seed: number; locale: string },
): Preview {
  const index = practice.packs.current(wanted.pack);
  const items = index.catalogue.itemsBySkill.get(wanted.skill) ?? [];
  const item = items[wanted.seed % Math.max(1, items.length)];
  if (!item) throw new TrellisError('skill_unknown', wanted.skill, { params: { skill: wanted.skill } });
  const instance = index.instance(item.id, wanted.seed, wanted.locale);
  return {
    skill: wanted.skill,
    item: item.id,
    seed: wanted.seed,
    question: publicQuestion(instance, 0),
    solution: solutionHtml(instance, 0),
    explanation: explanationHtml(instance, 0),
    hints: allHintsHtml(instance, 0),
    language: instance.language,
  };
}
