import type { LearnerModel } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp, tidy } from '../tidy.ts';
import { masteryBy } from './levelRule.ts';
import {
  type AddSignal,
  easiness,
  type LinearPredictor,
  linearLogit,
  type Moment,
  type Weights,
  weightsOf,
} from './linear.ts';
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
 * for the first time, gain per success, loss per failure. `spread` is the prior's variance of the logit.
 */
const B = { easiness: -0.4, wins: 1.5, fails: -0.4, spread: 1 } as const;

const PRIOR: Weights = { core: { base: B.easiness, easiness: 1, wins: B.wins, fails: B.fails } };

function addSignals({ state, question, parameters }: Moment<PfaState>, add: AddSignal): void {
  add('core', 'base', 1);
  add('core', 'easiness', easiness(question, parameters));
  for (const { skill, weight } of question.skills) {
    const counts = state.skills[skill];
    const wins = weight * Math.log1p(counts?.wins ?? 0);
    const fails = weight * Math.log1p(counts?.fails ?? 0);
    add('core', 'wins', wins);
    add('core', 'fails', fails);
    add('skill', skill, weight);
    add('skillWins', skill, wins);
    add('skillFails', skill, fails);
  }
}

/**
 * What the model says of a skill. A failure never counts for it and a success never against it, whatever a fit has
 * found, so that a right answer leaves the estimate at least as high as a wrong one.
 */
function skillLogit(counts: SkillCounts | undefined, skill: string, parameters: ParameterSet): number {
  const { core, skill: easy, skillWins, skillFails } = weightsOf(pfa, parameters);
  const wins = Math.max(0, (core?.wins ?? 0) + (skillWins?.[skill] ?? 0));
  const fails = Math.min(0, (core?.fails ?? 0) + (skillFails?.[skill] ?? 0));
  return (
    (core?.base ?? 0) +
    (easy?.[skill] ?? 0) +
    wins * Math.log1p(counts?.wins ?? 0) +
    fails * Math.log1p(counts?.fails ?? 0) -
    (parameters.skillOffset[skill] ?? 0)
  );
}

/** PFA behind the common interface, with the question's difficulty and guess floor. */
export const pfa: LearnerModel<PfaState> & LinearPredictor<PfaState> = {
  id: 'pfa-1',
  prior: PRIOR,
  scaled: [],
  ridge: { core: 0.01, skill: 1, skillWins: 1, skillFails: 1 },
  signals: addSignals,
  initial: () => ({ skills: {} }),
  predict: (state, question, parameters, now) => {
    const guess = clamp(question.guess, 0, 0.9);
    return guess + (1 - guess) * sigmoid(linearLogit(pfa, { state, question, parameters, now }));
  },
  update: (state, question, outcome, _parameters, now) => {
    const skills: Record<string, SkillCounts> = { ...state.skills };
    const score = clamp(outcome.score, 0, 1);
    for (const { skill, weight } of question.skills) {
      const old = state.skills[skill];
      skills[skill] = {
        ...recordAnswer(old, outcome, { share: weight, guess: question.guess }, now),
        wins: tidy((old?.wins ?? 0) + outcome.weight * score),
        fails: tidy((old?.fails ?? 0) + outcome.weight * (1 - score)),
      };
    }
    return { skills };
  },
  mastery: (state, skill, rule, parameters, now) => {
    const counts = state.skills[skill];
    const z = skillLogit(counts, skill, parameters);
    const p = sigmoid(z);
    const spread = Math.sqrt(B.spread / (1 + B.spread * (counts?.evidence ?? 0) * p * (1 - p)));
    return masteryBy({ estimate: p, lower: sigmoid(z - Z90 * spread) }, counts, rule, now);
  },
};
