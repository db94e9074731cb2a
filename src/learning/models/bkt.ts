import type { Question } from '../catalogue.ts';
import type { LearnerModel, Outcome } from '../model.ts';
import { clamp, tidy } from '../tidy.ts';
import { masteryBy } from './levelRule.ts';
import { Z90 } from './logit.ts';
import { recordAnswer, type SkillRecord } from './skillRecord.ts';

interface SkillKnowledge extends SkillRecord {
  /** Probability that the skill is known. */
  readonly known: number;
}

/** State of Bayesian knowledge tracing: one probability per skill and the common record. */
export interface BktState {
  readonly skills: Readonly<Record<string, SkillKnowledge>>;
}

/**
 * Bayesian knowledge tracing (Corbett & Anderson 1995, User Modeling and User-Adapted Interaction 4): P(L0), P(T), slip
 * and guess in the middle of what is usual, the same for every skill. Slip and guess below 0.5 keep "known" meaning
 * known (Baker, Corbett & Aleven 2008). A question's own guess floor replaces the guess when it is higher.
 */
const P = { known: 0.3, learn: 0.15, slip: 0.1, guess: 0.2 } as const;

function knownOf(state: BktState, skill: string): number {
  return state.skills[skill]?.known ?? P.known;
}

function guessOf(question: Question): number {
  return clamp(Math.max(P.guess, question.guess), 0, 0.5);
}

function right(known: number, guess: number): number {
  return known * (1 - P.slip) + (1 - known) * guess;
}

/** Posterior of "known" after an answer with a score between wrong (0) and right (1), then the chance to learn. */
function learned(known: number, guess: number, outcome: Outcome, share: number): number {
  const p = right(known, guess);
  const afterRight = (known * (1 - P.slip)) / p;
  const afterWrong = (known * P.slip) / (1 - p);
  const score = clamp(outcome.score, 0, 1);
  const posterior = score * afterRight + (1 - score) * afterWrong;
  const weight = outcome.weight * share;
  const seen = known + weight * (posterior - known);
  return tidy(clamp(seen + (1 - seen) * P.learn * weight, 0.001, 0.999));
}

/**
 * BKT behind the common interface. Questions of several skills share by weight; answers with help count for their
 * weight. Difficulty plays no part. The lower bound takes the belief "known or not" as normal with the same variance.
 */
export const bkt: LearnerModel<BktState> = {
  id: 'bkt-1',
  initial: () => ({ skills: {} }),
  predict: (state, question) =>
    question.skills.reduce(
      (sum, { skill, weight }) => sum + weight * right(knownOf(state, skill), guessOf(question)),
      0,
    ),
  update: (state, question, outcome, _parameters, now) => {
    const skills: Record<string, SkillKnowledge> = { ...state.skills };
    for (const { skill, weight } of question.skills) {
      skills[skill] = {
        ...recordAnswer(state.skills[skill], outcome, weight, now),
        known: learned(knownOf(state, skill), guessOf(question), outcome, weight),
      };
    }
    return { skills };
  },
  mastery: (state, skill, rule, _parameters, now) => {
    const known = knownOf(state, skill);
    const estimate = known * (1 - P.slip);
    const lower = Math.max(0, estimate - Z90 * (1 - P.slip) * Math.sqrt(known * (1 - known)));
    return masteryBy({ estimate, lower }, state.skills[skill], rule, now);
  },
};
