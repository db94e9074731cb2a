/** How well probabilities agreed with answers. */
export interface Metrics {
  /** Rows. */
  readonly n: number;
  /** Chance that a right answer was given the higher probability than a wrong one, ties one half; null with one class only. */
  readonly auc: number | null;
  /** Mean negative natural logarithm of the probability of what happened, probabilities held in [1e-6, 1 − 1e-6]. */
  readonly logLoss: number;
  /** Root of the mean squared difference. */
  readonly rmse: number;
  /** Expected calibration error over 15 bins of equal width. */
  readonly ece: number;
  /** Mean answer and mean probability. */
  readonly right: number;
  readonly predicted: number;
}

const BINS = 15;
const LEAST = 1e-6;

/** Compares probabilities with answers (0 or 1) of the same rows. An empty set has NaN everywhere but in `n`. */
export function metricsOf(predicted: ArrayLike<number>, right: ArrayLike<number>): Metrics {
  const n = predicted.length;
  let loss = 0;
  let squares = 0;
  for (let row = 0; row < n; row += 1) {
    const y = right[row] ?? 0;
    const p = Math.min(1 - LEAST, Math.max(LEAST, predicted[row] ?? 0));
    loss -= y === 1 ? Math.log(p) : Math.log(1 - p);
    squares += (y - (predicted[row] ?? 0)) ** 2;
  }
  return {
    n,
    auc: aucOf(predicted, right),
    logLoss: loss / n,
    rmse: Math.sqrt(squares / n),
    ece:
      calibration(predicted, right).reduce(
        (sum, bin) => sum + Math.abs(bin.right - bin.predicted) * bin.n,
        0,
      ) / n,
    right: mean(right),
    predicted: mean(predicted),
  };
}

/** One bin of a calibration chart: how many rows, their mean probability and their share right. */
export interface CalibrationBin {
  readonly n: number;
  readonly predicted: number;
  readonly right: number;
}

/** The bins that hold rows, lowest first. */
export function calibration(
  predicted: ArrayLike<number>,
  right: ArrayLike<number>,
): readonly CalibrationBin[] {
  const sums = Array.from({ length: BINS }, () => ({ n: 0, predicted: 0, right: 0 }));
  for (let row = 0; row < predicted.length; row += 1) {
    const p = predicted[row] ?? 0;
    const bin = sums[Math.min(BINS - 1, Math.floor(p * BINS))];
    if (bin === undefined) continue;
    bin.n += 1;
    bin.predicted += p;
    bin.right += right[row] ?? 0;
  }
  return sums
    .filter(({ n }) => n > 0)
    .map((bin) => ({ n: bin.n, predicted: bin.predicted / bin.n, right: bin.right / bin.n }));
}

/** Area under the ROC curve by ranks (Mann-Whitney), ties counted one half. */
function aucOf(predicted: ArrayLike<number>, right: ArrayLike<number>): number | null {
  const order = Uint32Array.from({ length: predicted.length }, (_, row) => row);
  const at = (place: number) => predicted[order[place] ?? 0] ?? 0;
  order.sort((a, b) => (predicted[a] ?? 0) - (predicted[b] ?? 0));
  let positives = 0;
  let ranks = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && at(to) === at(from)) to += 1;
    for (let place = from; place < to; place += 1) {
      if (right[order[place] ?? 0] !== 1) continue;
      positives += 1;
      ranks += (from + 1 + to) / 2;
    }
    from = to;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) sum += values[row] ?? 0;
  return sum / values.length;
}
