/** A smooth function: writes its gradient at `point` into `gradient` and answers its value. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** When to stop. */
export interface Patience {
  readonly iterations: number;
  /** Relative fall of the value under which a step counts as the last one. */
  readonly tolerance: number;
}

/** Pairs of steps and gradient changes that are remembered. */
const MEMORY = 10;
/** Sufficient decrease (Armijo) and the shortest step tried. */
const DECREASE = 1e-4;
const SHORTEST = 1e-10;

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly inverse: number;
}

/**
 * Finds a minimum of a smooth convex function from `start` by L-BFGS with backtracking (Nocedal & Wright 2006,
 * "Numerical Optimization", algorithms 7.4 and 3.1). Deterministic.
 */
export function minimise(objective: Objective, start: Float64Array, patience: Patience): Float64Array {
  let point: Float64Array = start.slice();
  let gradient: Float64Array = new Float64Array(point.length);
  let value = objective(point, gradient);
  const pairs: Pair[] = [];
  for (let count = 0; count < patience.iterations; count += 1) {
    const next = descend(objective, point, value, gradient, direction(gradient, pairs));
    if (next === null) break;
    remember(pairs, point, gradient, next);
    const fall = value - next.value;
    ({ point, gradient, value } = next);
    if (fall <= patience.tolerance * Math.abs(value)) break;
  }
  return point;
}

/** The direction of descent by the two-loop recursion. */
function direction(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const way = gradient.slice();
  const shares: number[] = [];
  for (const pair of [...pairs].reverse()) {
    const share = pair.inverse * dot(pair.step, way);
    shares.unshift(share);
    add(way, pair.change, -share);
  }
  const last = pairs.at(-1);
  const scale = last === undefined ? 1 / Math.max(1e-12, Math.sqrt(dot(gradient, gradient))) : scaleOf(last);
  for (let at = 0; at < way.length; at += 1) way[at] = (way[at] ?? 0) * scale;
  for (const [nth, pair] of pairs.entries()) {
    add(way, pair.step, (shares[nth] ?? 0) - pair.inverse * dot(pair.change, way));
  }
  return way;
}

function scaleOf({ step, change }: Pair): number {
  return dot(step, change) / dot(change, change);
}

interface Reached {
  readonly point: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
}

/** Steps against `way`, halving until the value falls enough; null when no step does. */
function descend(
  objective: Objective,
  from: Float64Array,
  value: number,
  gradient: Float64Array,
  way: Float64Array,
): Reached | null {
  const slope = -dot(gradient, way);
  for (let length = 1; length > SHORTEST; length /= 2) {
    const point = from.slice();
    add(point, way, -length);
    const there = new Float64Array(point.length);
    const reached = objective(point, there);
    if (reached <= value + DECREASE * length * slope) return { point, gradient: there, value: reached };
  }
  return null;
}

function remember(pairs: Pair[], point: Float64Array, gradient: Float64Array, next: Reached): void {
  const step = next.point.map((x, at) => x - (point[at] ?? 0));
  const change = next.gradient.map((x, at) => x - (gradient[at] ?? 0));
  const curvature = dot(step, change);
  if (curvature <= 1e-12) return;
  pairs.push({ step, change, inverse: 1 / curvature });
  if (pairs.length > MEMORY) pairs.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}
