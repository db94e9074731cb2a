import { type AnswerRow, bySkills, counts } from '../evaluate/answerRow.ts';
import { walk } from '../evaluate/walk.ts';
import { designOf } from '../fit/design.ts';
import { fitLinear } from '../fit/fitLinear.ts';
import type { LinearPredictor, Weights } from '../models/linear.ts';
import type { LogisticState } from '../models/logistic/state.ts';
import { logistic } from '../models/logistic.ts';
import type { ParameterSet } from '../parameters.ts';
import { FOLDS, type FoldedSets, foldOf, sameForAll, setFor } from './fold.ts';

/** How much more firmly than for a large set the weights are held at their prior, to choose from. */
const FIRMNESS: readonly number[] = [1, 30, 1000];
/** Answers from which one held-out fold is enough to choose by. */
const PLENTY = 20_000;

/** The weights of the model's signals, and how firmly they were held. */
export interface FittedWeights {
  readonly weights: Weights;
  /** Null: held-out learners were foretold better without any fit. */
  readonly firmness: number | null;
  /** Mean log loss on held-out learners: with these, and with the author's difficulties and no fit at all. */
  readonly loss: { readonly fitted: number; readonly author: number } | null;
}

/**
 * The weights of the model's signals, from `prior`. How firmly they are held there, up to not moving at all, is chosen by
 * how well learners are foretold who were not fitted to, so that a small class moves nothing that it cannot tell.
 */
export function fitWeights(rows: readonly AnswerRow[], sets: FoldedSets, prior: Weights): FittedWeights {
  const folds = rows.length >= PLENTY ? [0] : Array.from({ length: FOLDS }, (_, fold) => fold);
  const judged = rows.filter((row) => counts(row) && folds.includes(foldOf(row.user))).length;
  let best: { firmness: number | null; loss: number } = {
    firmness: null,
    loss: heldOut(rows, sets, folds, () => prior),
  };
  for (const firmness of FIRMNESS) {
    const loss = heldOut(rows, sets, folds, (others) => weightsFor(others, sets, prior, firmness));
    if (loss < best.loss) best = { firmness, loss };
  }
  const { firmness } = best;
  const author = heldOut(rows, sameForAll(), folds, () => logistic.prior);
  return {
    weights: firmness === null ? prior : weightsFor(rows, sets, prior, firmness),
    firmness,
    loss: judged === 0 ? null : { fitted: best.loss / judged, author: author / judged },
  };
}

function weightsFor(rows: readonly AnswerRow[], sets: FoldedSets, prior: Weights, firmness: number): Weights {
  const model = held(prior, firmness);
  // The learners' states must be those that the weights will meet: `prior` says what is gained by an answer.
  const fitted = { [logistic.id]: prior };
  const parametersOf = ({ user }: AnswerRow) => ({ ...setFor(sets, user), fitted });
  return fitLinear(model, designOf(model, rows, parametersOf, bySkills));
}

function held(prior: Weights, firmness: number): LinearPredictor<LogisticState> {
  const ridge = Object.fromEntries(
    Object.entries(logistic.ridge).map(([group, strength]) => [group, firmness * strength]),
  );
  return { ...logistic, prior, ridge };
}

/** Summed log loss on each fold by weights from the others. */
function heldOut(
  rows: readonly AnswerRow[],
  sets: FoldedSets,
  folds: readonly number[],
  weightsFrom: (others: readonly AnswerRow[]) => Weights,
): number {
  return folds.reduce((sum, fold) => {
    const others = rows.filter(({ user }) => foldOf(user) !== fold);
    const own = rows.filter(({ user }) => foldOf(user) === fold);
    const fitted = { [logistic.id]: weightsFrom(others) };
    return sum + lossOf(own, ({ user }) => ({ ...setFor(sets, user), fitted }));
  }, 0);
}

/** Summed log loss of the model on the rows that count. */
function lossOf(rows: readonly AnswerRow[], parametersOf: (row: AnswerRow) => ParameterSet): number {
  let loss = 0;
  walk(rows, logistic, parametersOf, bySkills, ({ row, state, question, parameters }) => {
    if (!counts(row)) return;
    const p = logistic.predict(state, question, parameters, row.at);
    loss -= Math.log(row.correct ? p : 1 - p);
  });
  return loss;
}
