import type { Making, Mind } from '../mind.ts';
import { steady } from './steady.ts';

/** Logits of a right answer to what builds on the gap. */
const LOST = -2;

/**
 * Lacks one prerequisite: one skill that others build on is missing and so is everything that builds on it, and none of that
 * can be learned before the gap is closed.
 */
export function lacking(making: Making): Mind {
  const { chance, skills, requires } = making;
  const inside = steady(making);
  const bases = skills.filter(({ id }) => skills.some((other) => other.requires.includes(id)));
  const gap = bases[chance.index(bases.length)]?.id ?? null;
  let closed = gap === null;
  const above = new Set<string>();
  for (const { id } of skills) {
    if (requires(id).some((before) => before === gap || above.has(before))) above.add(id);
  }
  const blocked = (skill: string) => !closed && (skill === gap || above.has(skill));
  return {
    strength: (skill) => (blocked(skill) ? LOST : inside.strength(skill)),
    knows: (skill) => !blocked(skill) && inside.knows(skill),
    learn: (skill, weight, right) => {
      if (skill === gap && !closed) closed = chance.share() < 0.15 * weight;
      else if (!blocked(skill)) inside.learn(skill, weight, right);
    },
    away: inside.away,
  };
}
