import type { LearnerModel } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp } from '../tidy.ts';
import { masteryBy } from './levelRule.ts';
import { Z90 } from './logit.ts';
import { recordAnswer, type SkillRecord } from './skillRecord.ts';
import { type BktParameters, bktLearned, bktRight, USUAL_BKT, withGuessFloor } from './tracing.ts';

interface SkillKnowledge extends SkillRecord {
  /** Probability that the skill is known. */
  readonly known: number;
}

/** State of Bayesian knowledge tracing: one probability per skill and the common record. */
export interface BktState {
  readonly skills: Readonly<Record<string, SkillKnowledge>>;
}

function parametersOf(parameters: ParameterSet, skill: string): BktParameters {
  const fitted = parameters.fitted[bkt.id];
  return {
    known: fitted?.known?.[skill] ?? USUAL_BKT.known,
    learn: fitted?.learn?.[skill] ?? USUAL_BKT.learn,
    slip: fitted?.slip?.[skill] ?? USUAL_BKT.slip,
    guess: fitted?.guess?.[skill] ?? USUAL_BKT.guess,
  };
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
      return (
        sum + weight * bktRight(state.skills[skill]?.known ?? p.known, withGuessFloor(p, question.guess))
      );
    }, 0),
  update: (state, question, outcome, parameters, now) => {
    const skills: Record<string, SkillKnowledge> = { ...state.skills };
    for (const { skill, weight } of question.skills) {
      const p = parametersOf(parameters, skill);
      const before = state.skills[skill]?.known ?? p.known;
      const score = clamp(outcome.score, 0, 1);
      skills[skill] = {
        ...recordAnswer(state.skills[skill], outcome, { share: weight, guess: question.guess }, now),
        known: clamp(
          bktLearned(before, withGuessFloor(p, question.guess), score, outcome.weight * weight),
          0,
          1,
        ),
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
