import type { Making, Mind } from '../mind.ts';
import { steady } from './steady.ts';

/** Share of skills about which the person believes something wrong. */
const MISTAKEN = 0.35;
/** Logits of a right answer while the wrong belief holds: it is right on few questions only. */
const DECEIVED = -2.8;
/** Chance that a wrong answer and its feedback undo the belief. */
const UNDONE = 0.3;

/**
 * Holds misconceptions: on some skills a wrong rule is followed with confidence, and nothing is learned until wrong answers
 * have undone it; skills that build on one learn slowly meanwhile.
 */
export function mistaken(making: Making): Mind {
  const { chance, skills } = making;
  const inside = steady(making);
  const wrong = new Set(skills.filter(() => chance.share() < MISTAKEN).map(({ id }) => id));
  return {
    strength: (skill) => (wrong.has(skill) ? DECEIVED : inside.strength(skill)),
    knows: (skill) => !wrong.has(skill) && inside.knows(skill),
    learn: (skill, weight, right) => {
      if (!wrong.has(skill)) inside.learn(skill, weight, right);
      else if (!right && chance.share() < UNDONE * weight) wrong.delete(skill);
    },
    away: inside.away,
  };
}
