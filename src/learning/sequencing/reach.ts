import type { CatalogueItem } from '../catalogue.ts';
import type { Situation } from './situation.ts';

/**
 * Whether every step of the item is for this learner here: it exercises a skill of the activity or the skill asked for,
 * or nothing but skills that are met already. A problem of several steps else asks for what nobody set to practise.
 */
export function isWithinReach(situation: Situation, item: CatalogueItem, skill: string): boolean {
  const covered = (one: string) => one === skill || situation.settings.skills.includes(one);
  return item.questions.every(
    ({ skills }) =>
      skills.some((share) => covered(share.skill)) ||
      skills.every((share) => situation.standing(share.skill).met),
  );
}
