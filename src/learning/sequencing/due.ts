import { due, recall } from '../memory.ts';
import type { Situation } from './situation.ts';

/** Recall at which a skill comes up for review, and a fact: facts fade faster and are cheaper to ask. */
export const SKILL_RETENTION = 0.85;
export const FACT_RETENTION = 0.9;

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
  const skillDue = mastery.lastAt !== null && mastery.recall <= SKILL_RETENTION;
  const found: { fact: string; recall: number }[] = [];
  for (const fact of situation.catalogue.factsBySkill.get(skill) ?? []) {
    const memory = situation.state.facts[fact] ?? null;
    if (!due(memory, situation.now, FACT_RETENTION)) continue;
    found.push({ fact, recall: recall(memory, situation.now) });
  }
  const weakest = found.sort((a, b) => a.recall - b.recall).slice(0, FACTS);
  if (!skillDue && weakest.length === 0) return null;
  const lowest = Math.min(skillDue ? mastery.recall : 1, weakest[0]?.recall ?? 1);
  return { recall: lowest, facts: weakest.map(({ fact }) => fact) };
}
