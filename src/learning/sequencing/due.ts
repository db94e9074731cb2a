import { due, recall } from '../memory.ts';
import type { Situation } from './situation.ts';

/** Recall at which a skill comes up for review, and a fact: facts fade faster and are cheaper to ask. */
export const SKILL_RETENTION = 0.85;
export const FACT_RETENTION = 0.9;

/** The lowest recall of a skill and its facts, when one of them is due. */
export interface Due {
  readonly recall: number;
  /** Facts of the skill that are due. */
  readonly facts: number;
}

/** What of a skill is due for review at this moment; null when nothing is. */
export function dueOf(situation: Situation, skill: string): Due | null {
  const { mastery } = situation.standing(skill);
  let lowest = mastery.lastAt !== null && mastery.recall <= SKILL_RETENTION ? mastery.recall : null;
  let facts = 0;
  for (const fact of situation.catalogue.factsBySkill.get(skill) ?? []) {
    const memory = situation.state.facts[fact] ?? null;
    if (!due(memory, situation.now, FACT_RETENTION)) continue;
    facts += 1;
    lowest = Math.min(lowest ?? 1, recall(memory, situation.now));
  }
  return lowest === null ? null : { recall: lowest, facts };
}
