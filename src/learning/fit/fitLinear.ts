import { type LinearPredictor, usualName, type Weights } from '../models/linear.ts';
import { sigmoid } from '../models/logit.ts';
import { tidy } from '../tidy.ts';
import { type Centred, centred } from './centred.ts';
import type { Design } from './design.ts';
import { minimise } from './minimise.ts';
import { withoutRare } from './withoutRare.ts';

const PATIENCE = { iterations: 300, tolerance: 1e-8 };
/** Of a group that leaves out what is rare, a weight is not worth its place below this. */
const SLIGHT = 0.06;

/** What a column is measured in, so that one ridge suits all columns of a scaled group. */
interface Scale {
  readonly mean: Float64Array;
  readonly unit: Float64Array;
}

/**
 * Fits a linear predictor's weights by ridge logistic regression on the summed log loss, shrunk towards its prior.
 * Columns of the groups in `scaled` are standardised for the fit; the weights come back in the signals' own measure.
 * Groups of the prior that the design does not have are kept as they are. Of the groups in `least`, what is rare is not
 * fitted and what comes out slight is not kept: they are many, and a parameter set is read by every process.
 */
export function fitLinear<S>(model: LinearPredictor<S>, all: Design): Weights {
  const own = centred(withoutRare(all, model.least ?? {}), model.centred ?? []);
  const { design } = own;
  const scale = scaleOf(design, new Set(model.scaled));
  const offsets = priorLogits(model, design);
  const ridge = Float64Array.from(design.columns, ({ group }) => model.ridge[group] ?? 1);
  const objective = (point: Float64Array, gradient: Float64Array) =>
    loss(design, scale, offsets, ridge, point, gradient);
  const found = minimise(objective, new Float64Array(design.columns.length), PATIENCE);
  return merged(model, own, scale, found);
}

/** Mean and spread of the columns of scaled groups; constant columns and the others are left as they are. */
function scaleOf(design: Design, groups: ReadonlySet<string>): Scale {
  const sum = new Float64Array(design.columns.length);
  const squares = new Float64Array(design.columns.length);
  const entries = design.starts[design.rows] ?? 0;
  for (let entry = 0; entry < entries; entry += 1) {
    const place = design.places[entry] ?? 0;
    const value = design.values[entry] ?? 0;
    sum[place] = (sum[place] ?? 0) + value;
    squares[place] = (squares[place] ?? 0) + value * value;
  }
  const mean = new Float64Array(sum.length);
  const unit = new Float64Array(sum.length).fill(1);
  for (const [place, { group }] of design.columns.entries()) {
    if (!groups.has(group)) continue;
    const centre = (sum[place] ?? 0) / design.rows;
    const spread = Math.sqrt(Math.max(0, (squares[place] ?? 0) / design.rows - centre * centre));
    if (spread < 1e-6) continue;
    mean[place] = centre;
    unit[place] = spread;
  }
  return { mean, unit };
}

/** What the prior weights alone say of each row, in logits. */
function priorLogits<S>(model: LinearPredictor<S>, design: Design): Float64Array {
  const prior = Float64Array.from(design.columns, ({ group, name }) => model.prior[group]?.[name] ?? 0);
  return Float64Array.from({ length: design.rows }, (_, row) => {
    let z = 0;
    for (let entry = design.starts[row] ?? 0; entry < (design.starts[row + 1] ?? 0); entry += 1)
      z += (prior[design.places[entry] ?? 0] ?? 0) * (design.values[entry] ?? 0);
    return z;
  });
}

/** Summed log loss with the ridge; `point` is in standardised measure. One pass over the rows. */
function loss(
  design: Design,
  scale: Scale,
  offsets: Float64Array,
  ridge: Float64Array,
  point: Float64Array,
  gradient: Float64Array,
): number {
  const { starts, places, values, right, guess } = design;
  const raw = point.map((weight, place) => weight / (scale.unit[place] ?? 1));
  const centred = raw.reduce((sum, weight, place) => sum + weight * (scale.mean[place] ?? 0), 0);
  const pull = new Float64Array(point.length);
  let total = 0;
  let errors = 0;
  for (let row = 0; row < design.rows; row += 1) {
    const end = starts[row + 1] ?? 0;
    let z = (offsets[row] ?? 0) - centred;
    for (let entry = starts[row] ?? 0; entry < end; entry += 1)
      z += (raw[places[entry] ?? 0] ?? 0) * (values[entry] ?? 0);
    const { lost, error } = rowLoss(z, right[row] ?? 0, guess[row] ?? 0);
    total += lost;
    errors += error;
    for (let entry = starts[row] ?? 0; entry < end; entry += 1) {
      const place = places[entry] ?? 0;
      pull[place] = (pull[place] ?? 0) + error * (values[entry] ?? 0);
    }
  }
  for (let place = 0; place < point.length; place += 1) {
    const weight = point[place] ?? 0;
    const held = (ridge[place] ?? 0) * weight;
    total += 0.5 * held * weight;
    gradient[place] =
      ((pull[place] ?? 0) - (scale.mean[place] ?? 0) * errors) / (scale.unit[place] ?? 1) + held;
  }
  return total;
}

/** Log loss of one row and its slope in the logit, with `p = g + (1 − g)·s(z)` where `guess` are right by chance. */
function rowLoss(z: number, right: number, guess: number): { readonly lost: number; readonly error: number } {
  const s = sigmoid(z);
  if (guess === 0)
    return { lost: Math.log1p(Math.exp(-Math.abs(z))) + Math.max(0, right === 1 ? -z : z), error: s - right };
  const p = guess + (1 - guess) * s;
  const lost = right === 1 ? -Math.log(p) : -Math.log1p(-p);
  return { lost, error: ((p - right) * s) / p };
}

/** The prior moved by what was found; what standardising took out goes into the constant signal `base`. */
function merged<S>(model: LinearPredictor<S>, own: Centred, scale: Scale, found: Float64Array): Weights {
  const { design, usual } = own;
  const weights: Record<string, Record<string, number>> = {};
  for (const [group, names] of Object.entries(model.prior)) weights[group] = { ...names };
  let constant = 0;
  for (const [place, { group, name }] of design.columns.entries()) {
    const moved = (found[place] ?? 0) / (scale.unit[place] ?? 1);
    constant += moved * (scale.mean[place] ?? 0);
    if (model.least?.[group] !== undefined && Math.abs(moved) < SLIGHT) continue;
    const names = weights[group] ?? {};
    weights[group] = names;
    names[name] = (names[name] ?? 0) + moved;
    if (!model.centred?.includes(group)) continue;
    const means = weights[usualName(group)] ?? {};
    weights[usualName(group)] = means;
    means[name] = tidy(usual[place] ?? 0);
  }
  weights.core = { ...weights.core, base: (weights.core?.base ?? 0) - constant };
  return weights;
}
