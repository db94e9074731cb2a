import type { Question, SkillShare } from '../catalogue.ts';
import type { LearnerModel, Outcome } from '../model.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp, daysBetween } from '../tidy.ts';
import { aged, type Belief, moved, shifted } from './belief.ts';
import { masteryBy } from './levelRule.ts';
import { sigmoid, Z90 } from './logit.ts';
import { faded, meanResidual, NO_RESIDUAL, type Residual } from './residual.ts';
import { recallOf, recordAnswer, type SkillRecord } from './skillRecord.ts';

interface SkillBelief extends Belief, SkillRecord {
  readonly recent: Residual;
}

/** State of the logistic model: two numbers and a residual per learner, about ten numbers per skill. */
export interface LogisticState {
  readonly ability: Belief;
  readonly recent: Residual;
  /** Time of the last answer, milliseconds since the epoch; null before the first. */
  readonly at: number | null;
  readonly skills: Readonly<Record<string, SkillBelief>>;
}

/**
 * Constants. No value is fitted to any person or item. The form is Elo with two abilities (Pelánek 2016, "Applications
 * of the Elo rating system in adaptive educational systems", Computers & Education 98) with the variance step of
 * Glicko (Glickman 1999) in place of a hand-made step size, and recency as in R-PFA (Galyardt & Goldin 2015).
 */
const C = {
  /** Prior of the overall ability and of each skill: a new learner answers a middling question right in 40 of 100. */
  ability: { mean: 0, variance: 0.8 },
  skill: { mean: -0.4, variance: 2 },
  /** Abilities move: variance added per answer. */
  driftAbility: 0.002,
  driftSkill: 0.02,
  /** Logits gained by answering and reading the feedback (learning rate of AFM, Cen, Koedinger & Junker 2006). */
  gain: 0.16,
  /** Weight and fading of the mean residual of the learner (f = 0.9) and the skill (f = 0.8). */
  recentAbility: { weight: 0.5, fade: 0.9 },
  recentSkill: { weight: 0.5, fade: 0.8 },
  /** Logits lost when recall of the skill has gone to zero (small: rules fade slower than facts). */
  forgetting: 1.5,
} as const;

/** Logit of the skill itself, without the learner's overall ability. */
function skillLogit(state: LogisticState, skill: string): number {
  const belief = state.skills[skill];
  if (belief === undefined) return C.skill.mean;
  return belief.mean + C.recentSkill.weight * meanResidual(belief.recent);
}

function abilityLogit(state: LogisticState): number {
  return state.ability.mean + C.recentAbility.weight * meanResidual(state.recent);
}

function questionLogit(
  state: LogisticState,
  question: Question,
  parameters: ParameterSet,
  now: number,
): number {
  let z = abilityLogit(state) - (parameters.difficulty[question.item] ?? question.difficulty);
  for (const { skill, weight } of question.skills) {
    const lost = C.forgetting * (1 - recallOf(state.skills[skill], now));
    z += weight * (skillLogit(state, skill) - lost - (parameters.skillOffset[skill] ?? 0));
  }
  return z;
}

/** Probability in (0, 1) of a right answer with this logit where `guess` are right by chance. */
function withGuess(z: number, guess: number): number {
  return guess + (1 - guess) * sigmoid(z);
}

/**
 * What one answer tells, as the extended Kalman filter of a logistic with a guess floor: `step` is the shift per unit
 * of variance, `information` the Fisher information about the logit (guesses tell less).
 */
function told(
  z: number,
  question: Question,
  outcome: Outcome,
): { error: number; step: number; information: number } {
  const guess = clamp(question.guess, 0, 0.9);
  const p = withGuess(z, guess);
  const s = sigmoid(z);
  const slope = (1 - guess) * s * (1 - s);
  const noise = p * (1 - p);
  const error = clamp(outcome.score, 0, 1) - p;
  return {
    error,
    step: (outcome.weight * slope * error) / noise,
    information: (outcome.weight * slope * slope) / noise,
  };
}

function spreadOf(ability: Belief, parts: readonly { prior: Belief; share: SkillShare }[]): number {
  return parts.reduce((sum, { prior, share }) => sum + share.weight ** 2 * prior.variance, ability.variance);
}

function update(
  state: LogisticState,
  question: Question,
  outcome: Outcome,
  parameters: ParameterSet,
  now: number,
): LogisticState {
  const tells = told(questionLogit(state, question, parameters, now), question, outcome);
  const ability = aged(
    state.ability,
    C.ability,
    C.driftAbility,
    state.at === null ? 0 : daysBetween(state.at, now),
  );
  const parts = question.skills.map((share) => {
    const old = state.skills[share.skill];
    const days = old === undefined ? 0 : daysBetween(old.lastAt, now);
    return { share, old, prior: aged(old ?? C.skill, C.skill, C.driftSkill * share.weight, days) };
  });
  const spread = spreadOf(ability, parts);
  const skills: Record<string, SkillBelief> = { ...state.skills };
  for (const { share, old, prior } of parts) {
    const weight = share.weight * outcome.weight;
    const belief = moved(prior, share.weight, spread, tells);
    skills[share.skill] = {
      ...recordAnswer(old, outcome, share.weight, now),
      ...shifted(belief, C.gain * weight),
      recent: faded(old?.recent ?? NO_RESIDUAL, C.recentSkill.fade, tells.error, weight),
    };
  }
  return {
    ability: moved(ability, 1, spread, tells),
    recent: faded(state.recent, C.recentAbility.fade, tells.error, outcome.weight),
    at: Math.max(state.at ?? now, now),
    skills,
  };
}

/**
 * The default model: an online logistic model of the learner's overall ability and of each skill, each with its own
 * uncertainty, against the question's difficulty, with a guess floor `p = g + (1 − g)·s(z)`, recency, a learning gain
 * per answer and forgetting. Mastery speaks of a question of difficulty 0 that cannot be guessed.
 */
export const logistic: LearnerModel<LogisticState> = {
  id: 'logistic-1',
  initial: () => ({ ability: C.ability, recent: NO_RESIDUAL, at: null, skills: {} }),
  predict: (state, question, parameters, now) =>
    withGuess(questionLogit(state, question, parameters, now), clamp(question.guess, 0, 0.9)),
  update,
  mastery: (state, skill, rule, parameters, now) => {
    const belief = state.skills[skill];
    const z = abilityLogit(state) + skillLogit(state, skill) - (parameters.skillOffset[skill] ?? 0);
    const spread = Math.sqrt(state.ability.variance + (belief?.variance ?? C.skill.variance));
    return masteryBy({ estimate: sigmoid(z), lower: sigmoid(z - Z90 * spread) }, belief, rule, now);
  },
};
