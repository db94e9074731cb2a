/** Seed of every random test; print it with a failure and the run can be repeated. */
export const SEED = 20_261_122;

/** How many random cases to run: all of them in the long run, a tenth (at least one) otherwise. */
export function runs(full: number): { numRuns: number; seed: number } {
  const long = process.env.TRELLIS_TEST_LONG === '1';
  return { numRuns: long ? full : Math.max(1, Math.round(full / 10)), seed: SEED };
}
