import { sigmoid } from '../../models/logit.ts';
import type { Making, Mind } from '../mind.ts';

/** Chance (logits) to know a skill beforehand and to learn it from one question, and ability's part in them. */
const KNOWN = -1.2;
const LEARN = -1.6;
const ABLE = 0.5;
/** Factor on learning without a prerequisite. */
const UNREADY = 0.2;
/** Logits of a right answer when known and when not: slips and lucky answers. */
const RIGHT = 2.3;
const LUCKY = -2.2;
/** Chance to forget a skill in a day, for each day without it. */
const FORGET = 0.004;

/**
 * Knows a skill or does not, learns it at one stroke, slips now and then, and hardly learns without the prerequisites (the
 * generative model of Corbett & Anderson 1995 with abilities and a graph).
 */
export function steady({ chance, ability, skills, requires }: Making): Mind {
  const known = new Set<string>();
  const ready = (skill: string) => requires(skill).every((before) => known.has(before));
  for (const { id } of skills) {
    if (ready(id) && chance.share() < sigmoid(KNOWN + ability)) known.add(id);
  }
  return {
    strength: (skill) => (known.has(skill) ? RIGHT : LUCKY),
    knows: (skill) => known.has(skill),
    learn: (skill, weight) => {
      const rate = sigmoid(LEARN + ABLE * ability) * weight * (ready(skill) ? 1 : UNREADY);
      if (chance.share() < rate) known.add(skill);
    },
    away: (days) => {
      for (const skill of [...known]) if (chance.share() < 1 - (1 - FORGET) ** days) known.delete(skill);
    },
  };
}
