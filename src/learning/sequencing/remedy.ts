import { weakestPrerequisite } from '../graph.ts';
import { isStuck } from '../stuck.ts';
import { skillAgo } from './recent.ts';
import type { Situation } from './situation.ts';

/** Questions on other skills after which a stuck skill is tried again. */
const REST = 5;

/** A prerequisite this sure needs no remedy. */
const SOLID = 0.9;

/**
 * The weakest prerequisite to go back to when the learner is stuck on a skill; null when not stuck, when there is
 * nothing weak to go back to, or when enough other questions lie between to try the skill again.
 */
export function remedyFor(situation: Situation, skill: string): string | null {
  if (!isStuck(situation.here, skill) || skillAgo(situation.recent, skill) > REST) return null;
  const estimate = (one: string) => situation.standing(one).mastery.estimate;
  const weakest = weakestPrerequisite(situation.requires, skill, estimate);
  if (weakest === null || estimate(weakest) >= SOLID) return null;
  return (situation.catalogue.itemsBySkill.get(weakest)?.length ?? 0) > 0 ? weakest : null;
}
