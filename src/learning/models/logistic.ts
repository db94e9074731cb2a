import type { LearnerModel } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { masteryBy } from './levelRule.ts';
import { type LinearPredictor, linearLogit, type Weights, weightsOf } from './linear.ts';
import { CORE, type CoreWeights, skillBelief, withGuess } from './logistic/core.ts';
import { skillOf } from './logistic/history.ts';
import { addSignals } from './logistic/signals.ts';
import { LOGISTIC, type LogisticState, NO_RUN } from './logistic/state.ts';
import { updated } from './logistic/update.ts';
import { sigmoid, Z90 } from './logit.ts';
import { NO_RESIDUAL } from './residual.ts';

/**
 * Weights before there is data of one's own: the abilities as they are, half a logit per unit of recent residual, and
 * what is forgotten. None is fitted to any person or item.
 */
const PRIOR: Weights = {
  abilities: { base: CORE.base, gain: CORE.gain },
  core: {
    base: CORE.base,
    easiness: 1,
    ability: 1,
    skill: 1,
    recent: 0.5,
    recentOfSkill: 0.5,
    // Logits lost when recall of the skill has gone to zero (small: rules fade slower than facts).
    forgotten: -1.5,
  },
};

const NONE: CoreWeights['gains'] = {};

function coreWeights(parameters: ParameterSet): CoreWeights {
  const { abilities, gains = NONE } = weightsOf(logistic, parameters);
  return { base: abilities?.base ?? CORE.base, gain: abilities?.gain ?? CORE.gain, gains };
}

/**
 * The default model: an online logistic model. Under it stand the learner's overall ability and the ability on each
 * skill, each with its own uncertainty; over them a weighted sum of how answers went lately, in all and how long ago,
 * against the question's difficulty and with a guess floor `p = g + (1 − g)·s(z)`. Mastery speaks of a question of
 * difficulty 0 that cannot be guessed and rests on the abilities alone: a right answer never lowers it.
 */
export const logistic: LearnerModel<LogisticState> & LinearPredictor<LogisticState> = {
  id: LOGISTIC,
  prior: PRIOR,
  scaled: ['core'],
  ridge: {
    core: 0.01,
    item: 3,
    skill: 1,
    skillRecent: 50,
    skillWins: 50,
    skillFails: 50,
    pattern: 30,
    afterQuestion: 3,
    afterSkills: 5,
  },
  least: { afterQuestion: 2, afterSkills: 2 },
  centred: ['afterQuestion', 'afterSkills'],
  signals: addSignals,
  initial: () => ({
    ability: CORE.ability,
    run: NO_RUN,
    answers: 0,
    recent: [NO_RESIDUAL, NO_RESIDUAL],
    lately: '',
    combination: '',
    stretch: 0,
    last: [],
    at: null,
    skills: [],
    combinations: [],
    items: [],
  }),
  predict: (state, question, parameters, now) =>
    withGuess(linearLogit(logistic, { state, question, parameters, now }), question.guess),
  update: (state, question, outcome, parameters, now) =>
    updated(state, question, outcome, parameters, coreWeights(parameters), now),
  mastery: (state, skill, rule, parameters, now) => {
    const { mean, variance } = skillBelief(state, skill);
    const offset = parameters.skillOffset[skill] ?? 0;
    const z = coreWeights(parameters).base + state.ability.mean + mean - offset;
    const spread = Math.sqrt(state.ability.variance + variance);
    const numbers = { estimate: sigmoid(z), lower: sigmoid(z - Z90 * spread) };
    return masteryBy(numbers, skillOf(state, skill)?.record, rule, now);
  },
};
