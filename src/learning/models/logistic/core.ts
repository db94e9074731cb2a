import type { Question, SkillShare } from '../../catalogue.ts';
import type { Outcome } from '../../model.ts';
import type { ParameterSet } from '../../parameters.ts';
import { clamp, daysBetween } from '../../tidy.ts';
import { aged, type Belief, moved, shifted } from '../belief.ts';
import { discrimination, easiness } from '../linear.ts';
import { sigmoid } from '../logit.ts';
import { skillOf } from './history.ts';
import type { LogisticState } from './state.ts';

/**
 * The abilities under the model. The form is Elo with two abilities (Pelánek 2016, "Applications of the Elo rating
 * system in adaptive educational systems", Computers & Education 98) with the variance step of Glicko (Glickman 1999)
 * in place of a hand-made step size. No value is fitted to any person or item.
 */
export const CORE = {
  /** Prior of the overall ability and of each skill. */
  ability: { mean: 0, variance: 0.8 },
  skill: { mean: 0, variance: 2 },
  /** Abilities move: variance added per answer. */
  driftAbility: 0.002,
  driftSkill: 0.02,
  /** Logits gained by answering and reading the feedback (learning rate of AFM, Cen, Koedinger & Junker 2006). */
  gain: 0.16,
  /** A new learner answers a middling question right in 40 of 100. */
  base: -0.4,
} as const;

/** The constants that a fit may move. */
export interface CoreWeights {
  readonly base: number;
  readonly gain: number;
  /** Gain by skill, where it was found to differ. */
  readonly gains: Readonly<Record<string, number>>;
}

/** Belief about one skill, also one never met. */
export function skillBelief(state: LogisticState, skill: string): Belief {
  return skillOf(state, skill)?.belief ?? CORE.skill;
}

/** Mean of the skills' abilities by their part in the question, in logits. */
export function skillAbility(state: LogisticState, question: Question): number {
  return question.skills.reduce((z, { skill, weight }) => z + weight * skillBelief(state, skill).mean, 0);
}

/** Probability in (0, 1) of a right answer with this logit where `guess` are right by chance. */
export function withGuess(z: number, guess: number): number {
  const floor = clamp(guess, 0, 0.9);
  return floor + (1 - floor) * sigmoid(z);
}

/**
 * What one answer tells, as the extended Kalman filter of a logistic with a guess floor: `step` is the shift per unit
 * of variance, `information` the Fisher information about the logit (guesses tell less).
 */
function told(z: number, question: Question, outcome: Outcome): { step: number; information: number } {
  const guess = clamp(question.guess, 0, 0.9);
  const p = withGuess(z, guess);
  const s = sigmoid(z);
  const slope = (1 - guess) * s * (1 - s);
  const noise = p * (1 - p);
  const error = clamp(outcome.score, 0, 1) - p;
  return {
    step: (outcome.weight * slope * error) / noise,
    information: (outcome.weight * slope * slope) / noise,
  };
}

/** A skill's belief after the answer. */
export interface MovedSkill {
  readonly share: SkillShare;
  readonly belief: Belief;
}

/** The abilities after an answer: overall, and of each skill of the question. */
export function movedAbilities(
  state: LogisticState,
  question: Question,
  outcome: Outcome,
  parameters: ParameterSet,
  weights: CoreWeights,
  now: number,
): { readonly ability: Belief; readonly skills: readonly MovedSkill[] } {
  const counts = discrimination(question, parameters);
  const abilities = state.ability.mean + skillAbility(state, question);
  const z = weights.base + easiness(question, parameters) + counts * abilities;
  const tells = told(z, question, outcome);
  const away = state.at === null ? 0 : daysBetween(state.at, now);
  const ability = aged(state.ability, CORE.ability, CORE.driftAbility, away);
  const priors = question.skills.map((share) => ({ share, prior: beforehand(state, share, now) }));
  const variance = priors.reduce(
    (sum, { share, prior }) => sum + share.weight ** 2 * prior.variance,
    ability.variance,
  );
  const spread = counts * counts * variance;
  return {
    ability: moved(ability, counts, spread, tells),
    skills: priors.map(({ share, prior }) => ({
      share,
      belief: shifted(
        moved(prior, counts * share.weight, spread, tells),
        (weights.gains[share.skill] ?? weights.gain) * share.weight * outcome.weight,
      ),
    })),
  };
}

function beforehand(state: LogisticState, share: SkillShare, now: number): Belief {
  const old = skillOf(state, share.skill);
  const days = old === undefined ? 0 : daysBetween(old.record.lastAt, now);
  return aged(old?.belief ?? CORE.skill, CORE.skill, CORE.driftSkill * share.weight, days);
}
