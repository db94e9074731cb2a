import type { Question } from '../catalogue.ts';
import type { LearnerModel } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp } from '../tidy.ts';
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
 * and guess in the middle of what is usual, the same for every skill that no fit names. Slip and guess of at most 0.5
 * keep "known" meaning known (Baker, Corbett & Aleven 2008). A question's own guess floor replaces a lower guess.
 */
export interface BktParameters {
  readonly known: number;
  readonly learn: number;
  readonly slip: number;
  readonly guess: number;
}

const USUAL: BktParameters = { known: 0.3, learn: 0.15, slip: 0.1, guess: 0.2 };

function parametersOf(parameters: ParameterSet, skill: string): BktParameters {
  const fitted = parameters.fitted[bkt.id];
  return {
    known: fitted?.known?.[skill] ?? USUAL.known,
    learn: fitted?.learn?.[skill] ?? USUAL.learn,
    slip: fitted?.slip?.[skill] ?? USUAL.slip,
    guess: fitted?.guess?.[skill] ?? USUAL.guess,
  };
}

function withFloor(p: BktParameters, question: Question): BktParameters {
  return question.guess <= p.guess ? p : { ...p, guess: clamp(question.guess, 0, 0.5) };
}

/** P(right) = P(L)(1 − slip) + (1 − P(L)) guess. */
export function bktRight(known: number, p: BktParameters): number {
  return known * (1 - p.slip) + (1 - known) * p.guess;
}

/** Posterior of "known" after an answer with a score between wrong (0) and right (1), then the chance to learn. */
export function bktLearned(known: number, p: BktParameters, score: number, weight = 1): number {
  const right = bktRight(known, p);
  const afterRight = (known * (1 - p.slip)) / right;
  const afterWrong = (known * p.slip) / (1 - right);
  const posterior = score * afterRight + (1 - score) * afterWrong;
  const seen = known + weight * (posterior - known);
  return seen + (1 - seen) * p.learn * weight;
}

/**
 * BKT behind the common interface. Questions of several skills share by weight; answers with help count for their
 * weight. Difficulty plays no part. The lower bound takes the belief "known or not" as normal with the same variance.
 */
export const bkt: LearnerModel<BktState> = {
  id: 'bkt-1',
  initial: () => ({ skills: {} }),
  predict: (state, question, parameters) =>
    question.skills.reduce((sum, { skill, weight }) => {
      const p = parametersOf(parameters, skill);
      return sum + weight * bktRight(state.skills[skill]?.known ?? p.known, withFloor(p, question));
    }, 0),
  update: (state, question, outcome, parameters, now) => {
    const skills: Record<string, SkillKnowledge> = { ...state.skills };
    for (const { skill, weight } of question.skills) {
      const p = parametersOf(parameters, skill);
      const before = state.skills[skill]?.known ?? p.known;
      const score = clamp(outcome.score, 0, 1);
      skills[skill] = {
        ...recordAnswer(state.skills[skill], outcome, weight, now),
        known: clamp(bktLearned(before, withFloor(p, question), score, outcome.weight * weight), 0, 1),
      };
    }
    return { skills };
  },
  mastery: (state, skill, rule, parameters, now) => {
    const { known: before, slip } = parametersOf(parameters, skill);
    const known = state.skills[skill]?.known ?? before;
    const estimate = known * (1 - slip);
    const lower = Math.max(0, estimate - Z90 * (1 - slip) * Math.sqrt(known * (1 - known)));
    return masteryBy({ estimate, lower }, state.skills[skill], rule, now);
  },
};
