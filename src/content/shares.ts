import type { SkillShare } from '../learning/catalogue.ts';

/** Weights scaled to sum to 1. */
export function shareOut(uses: readonly SkillShare[]): SkillShare[] {
  const total = uses.reduce((sum, use) => sum + use.weight, 0);
  return uses.map(({ skill, weight }) => ({ skill, weight: weight / total }));
}
