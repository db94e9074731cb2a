import type { Question } from '../catalogue.ts';
import type { LearnerModel } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp, tidy } from '../tidy.ts';
import { masteryBy } from './levelRule.ts';
import { sigmoid, Z90 } from './logit.ts';
import { recordAnswer, type SkillRecord } from './skillRecord.ts';

interface SkillCounts extends SkillRecord {
  /** Weighted successes and failures. */
  readonly wins: number;
  readonly fails: number;
}

/** State of performance factors analysis: two counts per skill and the common record. */
export interface PfaState {
  readonly skills: Readonly<Record<string, SkillCounts>>;
}

/**
 * Performance factors analysis (Pavlik, Cen & Koedinger 2009), on the logarithm of the counts: easiness of a skill met
 * for the first time, gain per success, loss per failure. A failure never helps here, so that a right answer
 * always leaves the estimate at least as high as a wrong one. `spread` is the prior's variance of the logit.
 */
const B = { easiness: -0.4, wins: 1.5, fails: -0.4, spread: 1 } as const;

function logitOf(counts: SkillCounts | undefined): number {
  return B.easiness + B.wins * Math.log1p(counts?.wins ?? 0) + B.fails * Math.log1p(counts?.fails ?? 0);
}

function questionLogit(state: PfaState, question: Question, parameters: ParameterSet): number {
  return question.skills.reduce(
    (z, { skill, weight }) =>
      z + weight * (logitOf(state.skills[skill]) - (parameters.skillOffset[skill] ?? 0)),
    -(parameters.difficulty[question.item] ?? question.difficulty),
  );
}

/** PFA behind the common interface, with the question's difficulty and guess floor. */
export const pfa: LearnerModel<PfaState> = {
  id: 'pfa-1',
  initial: () => ({ skills: {} }),
  predict: (state, question, parameters) => {
    const guess = clamp(question.guess, 0, 0.9);
    return guess + (1 - guess) * sigmoid(questionLogit(state, question, parameters));
  },
  update: (state, question, outcome, _parameters, now) => {
    const skills: Record<string, SkillCounts> = { ...state.skills };
    const score = clamp(outcome.score, 0, 1);
    for (const { skill, weight } of question.skills) {
      const old = state.skills[skill];
      const counted = weight * outcome.weight;
      skills[skill] = {
        ...recordAnswer(old, outcome, weight, now),
        wins: tidy((old?.wins ?? 0) + counted * score),
        fails: tidy((old?.fails ?? 0) + counted * (1 - score)),
      };
    }
    return { skills };
  },
  mastery: (state, skill, rule, parameters, now) => {
    const counts = state.skills[skill];
    const z = logitOf(counts) - (parameters.skillOffset[skill] ?? 0);
    const p = sigmoid(z);
    const spread = Math.sqrt(B.spread / (1 + B.spread * (counts?.evidence ?? 0) * p * (1 - p)));
    return masteryBy({ estimate: p, lower: sigmoid(z - Z90 * spread) }, counts, rule, now);
  },
};
