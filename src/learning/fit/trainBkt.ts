import { type AnswerRow, byCombination, combinationName } from '../evaluate/answerRow.ts';
import { bkt } from '../models/bkt.ts';
import type { Weights } from '../models/linear.ts';
import type { BktParameters } from '../models/tracing.ts';
import { PRIOR_PARAMETERS } from '../parameters.ts';
import { fitBkt, type Sequence } from './bktEm.ts';
import type { Trained, Trainer } from './trained.ts';

/** Where the fit of all skills together begins. */
const START: BktParameters = { known: 0.4, learn: 0.1, slip: 0.1, guess: 0.25 };
/** Answers by which all skills together are held to the start, and one combination to all together. */
const POOLED_STRENGTH = 1;
const STRENGTH = 10;

/** Fits BKT for each combination of skills, shrunk towards the fit of all together. */
export const trainBkt: Trainer = (rows, progress) => {
  const sequences = sequencesOf(rows);
  const pooled = fitBkt([...sequences.values()].flat(), { at: START, strength: POOLED_STRENGTH });
  const fitted: [string, BktParameters][] = [];
  for (const [combination, own] of sequences) {
    progress('fitting skills', fitted.length / sequences.size);
    fitted.push([combination, fitBkt(own, { at: pooled, strength: STRENGTH })]);
  }
  return {
    model: bkt as Trained['model'],
    parameters: { ...PRIOR_PARAMETERS, version: 'evaluation', fitted: { [bkt.id]: asWeights(fitted) } },
    questionOf: byCombination,
    chosen: {},
  };
};

/** Each combination's answers, a sequence per user. */
function sequencesOf(rows: readonly AnswerRow[]): ReadonlyMap<string, readonly Sequence[]> {
  const byUser = new Map<string, Map<string, number[]>>();
  for (const row of rows) {
    const combination = combinationName(row);
    const users = byUser.get(combination) ?? new Map<string, number[]>();
    byUser.set(combination, users);
    const own = users.get(row.user) ?? [];
    users.set(row.user, own);
    own.push(row.correct ? 1 : 0);
  }
  return new Map([...byUser].map(([combination, users]) => [combination, [...users.values()]]));
}

function asWeights(fitted: readonly (readonly [string, BktParameters])[]): Weights {
  const one = (name: keyof BktParameters) =>
    Object.fromEntries(fitted.map(([skill, parameters]) => [skill, parameters[name]]));
  return { known: one('known'), learn: one('learn'), slip: one('slip'), guess: one('guess') };
}
