/** Seed of every random test; print it with a failure and the run can be repeated. */
export const SEED = 20_261_122;

/** Whether everything is run that there is, however long it takes (`npm run test:long`). */
export const LONG = process.env.TRELLIS_TEST_LONG === '1';

/** A test of the long run alone: what it shows, others show in part. */
export function inLongRun(rule: string, body: Mocha.AsyncFunc): void {
  if (LONG) it(rule, body);
}

/** How many random cases to run: all of them in the long run, a tenth (at least one) otherwise. */
export function runs(full: number): { numRuns: number; seed: number } {
  return { numRuns: LONG ? full : Math.max(1, Math.round(full / 10)), seed: SEED };
}
