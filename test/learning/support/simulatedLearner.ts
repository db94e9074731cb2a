import type { Question, SkillNode } from '../../../src/learning/catalogue.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { normal } from '../../../src/learning/simulate/draws.ts';

/** A person made up for tests and benchmarks: knows or does not know each skill, slips, guesses and learns. */
export interface SimulatedLearner {
  /** Answers one question and learns from it; `elapsed` in milliseconds. */
  readonly answer: (question: Question) => { readonly right: boolean; readonly elapsed: number };
  /** Whether the person knows the skill, which no model may look at. */
  readonly knows: (skill: string) => boolean;
  /** A night passes: a little of what is known is forgotten. */
  readonly sleep: () => void;
}

/**
 * Not the tutor's own model, so that agreement proves something: knowledge is all or nothing per skill (as in
 * Corbett & Anderson 1995), learned sooner by the able and hardly without its prerequisites; slips and lucky answers
 * depend on ability and difficulty.
 */
const L = {
  /** Chance to know a skill beforehand and to learn it from one question; factor without a prerequisite. */
  known: -1.2,
  learn: -1.8,
  unready: 0.3,
  /** Logits of a right answer when known and when not, and of ability and difficulty in them. */
  right: 2.2,
  lucky: -2.2,
  ability: 0.6,
  difficulty: 0.7,
  /** Chance to forget a skill in a night. */
  forget: 0.01,
} as const;

/** A person drawn from the seed; the same seed and questions give the same answers. */
export function simulatedLearner(seed: number, skills: readonly SkillNode[]): SimulatedLearner {
  const chance = chanceOf(seed);
  const ability = normal(chance);
  const known = new Set<string>();
  const requires = new Map(skills.map((node) => [node.id, node.requires]));
  const ready = (skill: string) => (requires.get(skill) ?? []).every((before) => known.has(before));
  for (const { id } of skills) {
    if (ready(id) && chance.share() < sigmoid(L.known + ability)) known.add(id);
  }
  const chanceRight = (question: Question) => {
    const logit = question.skills.reduce(
      (sum, { skill, weight }) => sum + weight * (known.has(skill) ? L.right : L.lucky),
      L.ability * ability - L.difficulty * question.difficulty,
    );
    return question.guess + (1 - question.guess) * sigmoid(logit);
  };
  const study = (question: Question) => {
    for (const { skill, weight } of question.skills) {
      const rate = sigmoid(L.learn + 0.5 * ability) * weight * (ready(skill) ? 1 : L.unready);
      if (chance.share() < rate) known.add(skill);
    }
  };
  return {
    answer: (question) => {
      const right = chance.share() < chanceRight(question);
      const elapsed = Math.round(4000 + 12_000 * chance.share());
      study(question);
      return { right, elapsed };
    },
    knows: (skill) => known.has(skill),
    sleep: () => {
      for (const skill of [...known]) if (chance.share() < L.forget) known.delete(skill);
    },
  };
}
