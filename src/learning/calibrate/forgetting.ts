import { DAY_MS, MINUTE_MS } from '../../duration.ts';
import type { Question } from '../catalogue.ts';
import type { Weights } from '../models/linear.ts';
import { logistic } from '../models/logistic.ts';
import { logit } from '../models/logit.ts';
import { PRIOR_PARAMETERS } from '../parameters.ts';

/** A month, in days, and right answers before it. */
const AWAY = 30;
const ANSWERS = 6;

/** A middling question on a skill and an item of which the weights know nothing in particular. */
const USUAL: Question = {
  item: '',
  step: 0,
  skills: [{ skill: '', weight: 1 }],
  difficulty: 0,
  guess: 0,
  fact: null,
};

/**
 * Logits by which a month without practice changes what is foretold, after six right answers in a row: below 0 is lost. It
 * is read from predictions: many signals know of a pause, and none of their weights alone says what it costs.
 */
export function changeInAMonth(weights: Weights): number {
  const parameters = { ...PRIOR_PARAMETERS, fitted: { [logistic.id]: weights } };
  let state = logistic.initial();
  for (let nth = 0; nth < ANSWERS; nth += 1)
    state = logistic.update(
      state,
      USUAL,
      { score: 1, weight: 1, unaided: true },
      parameters,
      nth * MINUTE_MS,
    );
  const foretold = (now: number) => logit(logistic.predict(state, USUAL, parameters, now));
  const soon = ANSWERS * MINUTE_MS;
  return foretold(soon + AWAY * DAY_MS) - foretold(soon);
}
