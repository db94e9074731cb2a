import type { Question } from '../catalogue.ts';
import type { Predictor } from '../model.ts';
import { sigmoid } from '../models/logit.ts';
import type { ParameterSet } from '../parameters.ts';

/** An ability in logits and the number of answers behind it. */
type Rating = readonly [ability: number, answers: number];

/** State of Elo: two numbers per learner and two per skill. */
export interface EloState {
  readonly all: Rating;
  readonly skills: Readonly<Record<string, Rating>>;
}

/** Step sizes a/(1 + c·n): overall, per skill (never under `floor`), and for items and skills while fitting. */
export interface EloSteps {
  readonly all: number;
  readonly allFade: number;
  readonly skill: number;
  readonly skillFade: number;
  readonly floor: number;
  readonly item: number;
  readonly itemFade: number;
}

const NEW: Rating = [0, 0];

/** The logit: overall ability and the mean over the skills of ability and easiness, against the item's difficulty. */
export function eloLogit(state: EloState, question: Question, parameters: ParameterSet): number {
  return question.skills.reduce(
    (z, { skill, weight }) =>
      z + weight * ((state.skills[skill] ?? NEW)[0] - (parameters.skillOffset[skill] ?? 0)),
    state.all[0] - (parameters.difficulty[question.item] ?? question.difficulty),
  );
}

/**
 * Elo with decaying steps for a learner and each of their skills (Pelánek 2016, Computers & Education 98). For
 * comparison only: it has no measure of its own certainty.
 */
export function elo(steps: EloSteps): Predictor<EloState> {
  return {
    id: 'elo',
    initial: () => ({ all: NEW, skills: {} }),
    predict: (state, question, parameters) => sigmoid(eloLogit(state, question, parameters)),
    update: (state, question, { score }, parameters) => {
      const error = score - sigmoid(eloLogit(state, question, parameters));
      const skills = { ...state.skills };
      for (const { skill } of question.skills) {
        const [ability, answers] = skills[skill] ?? NEW;
        const step = Math.max(steps.skill / (1 + steps.skillFade * answers), steps.floor);
        skills[skill] = [ability + step * error, answers + 1];
      }
      const [ability, answers] = state.all;
      return { all: [ability + (steps.all / (1 + steps.allFade * answers)) * error, answers + 1], skills };
    },
  };
}
