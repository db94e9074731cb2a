import type { Question, SkillNode } from '../catalogue.ts';
import { requiresOf } from '../graph.ts';
import { sigmoid } from '../models/logit.ts';
import { type Chance, chanceOf } from '../sequencing/chance.ts';
import { normal, thinking } from './draws.ts';
import type { Person } from './person.ts';

/** What a kind of person is made of: the answers, the learning and the forgetting; the rest is the same for all. */
export interface Mind {
  /** Logit of a right answer of an average person, ability left out, to a question of difficulty 0 on one skill. */
  readonly strength: (skill: string) => number;
  readonly knows: (skill: string) => boolean;
  /** One question's worth of learning, `weight` of it on this skill. */
  readonly learn: (skill: string, weight: number, right: boolean) => void;
  readonly away: (days: number) => void;
}

/** What a mind is made with. */
export interface Making {
  readonly chance: Chance;
  /** Ability and pace, from the standard normal. */
  readonly ability: number;
  readonly skills: readonly SkillNode[];
  readonly requires: (skill: string) => readonly string[];
}

/** Logits per unit of ability, and per unit of difficulty. */
const ABILITY = 0.6;
const DIFFICULTY = 0.7;

/** A person with a mind of this kind, drawn from the seed: the same seed and questions give the same answers. */
export function personOf(seed: number, skills: readonly SkillNode[], mind: (making: Making) => Mind): Person {
  const chance = chanceOf(seed);
  const ability = normal(chance);
  const pace = Math.exp(0.25 * normal(chance));
  const graph = requiresOf(skills);
  const inside = mind({ chance, ability, skills, requires: (skill) => graph.get(skill) ?? [] });
  const right = (question: Question) => {
    const logit = question.skills.reduce(
      (sum, { skill, weight }) => sum + weight * inside.strength(skill),
      ABILITY * ability - DIFFICULTY * question.difficulty,
    );
    return question.guess + (1 - question.guess) * sigmoid(logit);
  };
  return {
    answer: (question) => {
      const correct = chance.share() < right(question);
      const elapsed = thinking(chance, question, pace);
      for (const { skill, weight } of question.skills) inside.learn(skill, weight, correct);
      return { right: correct, elapsed };
    },
    knows: inside.knows,
    chance: right,
    away: inside.away,
  };
}
