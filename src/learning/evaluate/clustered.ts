/** A value with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Sum over the rows of one learner, and how many they are. */
export interface ClusterSum {
  readonly n: number;
  readonly sum: number;
}

/** One row: the chance given to it, and the answer (1 right, 0 wrong). */
export interface ScoredRow {
  readonly p: number;
  readonly y: number;
}

/**
 * Mean over all rows, with an error that knows that the rows of one learner belong together: the linearised variance of
 * a ratio of sums (Cochran 1977, chapter 6). Null with rows of fewer than two learners.
 */
export function clusteredMean(learners: readonly ClusterSum[]): Estimate | null {
  const counted = learners.filter(({ n }) => n > 0);
  const n = total(counted.map((learner) => learner.n));
  if (counted.length < 2) return null;
  const value = total(counted.map(({ sum }) => sum)) / n;
  const off = total(counted.map((learner) => (learner.sum - value * learner.n) ** 2));
  return { value, error: Math.sqrt((off * counted.length) / (counted.length - 1)) / n };
}

/**
 * Area under the ROC curve with an error by learners (Obuchowski 1997, Biometrics 53): each right answer's place among
 * the wrong ones and each wrong one's among the right ones, summed by learner. Null where there is one kind of answer.
 */
export function clusteredAuc(learners: readonly (readonly ScoredRow[])[]): Estimate | null {
  const rows = learners.flat();
  const right = sorted(rows.filter(({ y }) => y === 1));
  const wrong = sorted(rows.filter(({ y }) => y === 0));
  if (right.length === 0 || wrong.length === 0 || learners.length < 2) return null;
  const area = total([...right].map((p) => below(wrong, p))) / right.length;
  const off = learners.map((own) =>
    total(
      own.map(({ p, y }) =>
        y === 1 ? (below(wrong, p) - area) / right.length : (1 - below(right, p) - area) / wrong.length,
      ),
    ),
  );
  const variance = (total(off.map((by) => by * by)) * learners.length) / (learners.length - 1);
  return { value: area, error: Math.sqrt(variance) };
}

function sorted(rows: readonly ScoredRow[]): Float64Array {
  return Float64Array.from(rows, ({ p }) => p).sort();
}

/** Share of the sorted values below `p`, equal ones one half. */
function below(values: Float64Array, p: number): number {
  return (place(values, p, false) + place(values, p, true)) / 2 / values.length;
}

/** How many of the sorted values are under `p`, or not over it. */
function place(values: Float64Array, p: number, orEqual: boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle] ?? 0;
    if (value < p || (orEqual && value === p)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
