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
 * `setsApart` gives the sets that know nothing of a fold, by which that fold is foretold.
 */
export function fitWeights(
  rows: readonly AnswerRow[],
  sets: FoldedSets,
  prior: Weights,
  setsApart: (fold: number) => FoldedSets,
): FittedWeights {
  const folds = rows.length >= PLENTY ? [0] : Array.from({ length: FOLDS }, (_, fold) => fold);
  const trials = folds.map((fold) => ({ fold, sets: setsApart(fold) }));
  const judged = rows.filter((row) => counts(row) && folds.includes(foldOf(row.user))).length;
  let best: { firmness: number | null; loss: number } = {
    firmness: null,
    loss: heldOut(rows, trials, () => prior),
  };
  for (const firmness of FIRMNESS) {
    const loss = heldOut(rows, trials, (others, apart) => weightsFor(others, apart, prior, firmness));
    if (loss < best.loss) best = { firmness, loss };
  }
  const { firmness } = best;
  const untouched = folds.map((fold) => ({ fold, sets: sameForAll() }));
  const author = heldOut(rows, untouched, () => logistic.prior);
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

/** A fold that is held out, and the sets that know nothing of it. */
interface Trial {
  readonly fold: number;
  readonly sets: FoldedSets;
}

/** Summed log loss on each fold by weights from the others. */
function heldOut(
  rows: readonly AnswerRow[],
  trials: readonly Trial[],
  weightsFrom: (others: readonly AnswerRow[], sets: FoldedSets) => Weights,
): number {
  return trials.reduce((sum, { fold, sets }) => {
    const others = rows.filter(({ user }) => foldOf(user) !== fold);
    const own = rows.filter(({ user }) => foldOf(user) === fold);
    const fitted = { [logistic.id]: weightsFrom(others, sets) };
    return sum + lossOf(own, { ...sets.whole, fitted });
  }, 0);
}

/** Summed log loss of the model on the rows that count. */
function lossOf(rows: readonly AnswerRow[], parameters: ParameterSet): number {
  let loss = 0;
  const same = () => parameters;
  walk(rows, logistic, same, bySkills, ({ row, state, question }) => {
    if (!counts(row)) return;
    const p = logistic.predict(state, question, parameters, row.at);
    loss -= Math.log(row.correct ? p : 1 - p);
  });
  return loss;
}
