import { memoryOf } from '../keptMemory.ts';
import { due, recall } from '../memory.ts';
import type { Mastery } from '../model.ts';
import type { Situation } from './situation.ts';

/** Whether recall of a practised skill has fallen to `retention` (0 to 1): for choosing and for telling people alike. */
export function isSkillDue(
  { lastAt, recall }: Pick<Mastery, 'lastAt' | 'recall'>,
  retention: number,
): boolean {
  return lastAt !== null && recall <= retention;
}

/** Skills of the activity with something due, whatever the limit of the day. */
export function reviewsWaiting(situation: Situation): number {
  return situation.settings.skills.filter((skill) => dueOf(situation, skill) !== null).length;
}

/** The lowest recall of a skill and its facts, when one of them is due. */
export interface Due {
  readonly recall: number;
  /** Facts of the skill that are due, weakest first, at most eight. */
  readonly facts: readonly string[];
}

/** More due facts than this at once are left for the next questions. */
const FACTS = 8;

/** What of a skill is due for review at this moment; null when nothing is. */
export function dueOf(situation: Situation, skill: string): Due | null {
  const { mastery } = situation.standing(skill);
  const skillDue = isSkillDue(mastery, situation.retention);
  const found: { fact: string; recall: number }[] = [];
  for (const fact of situation.catalogue.factsBySkill.get(skill) ?? []) {
    const memory = memoryOf(situation.state.facts, fact);
    if (!due(memory, situation.now, situation.retention)) continue;
    found.push({ fact, recall: recall(memory, situation.now) });
  }
  const weakest = found.sort((a, b) => a.recall - b.recall).slice(0, FACTS);
  if (!skillDue && weakest.length === 0) return null;
  const lowest = Math.min(skillDue ? mastery.recall : 1, weakest[0]?.recall ?? 1);
  return { recall: lowest, facts: weakest.map(({ fact }) => fact) };
}
