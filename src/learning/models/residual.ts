import { tidy } from '../tidy.ts';

/** Residuals (answer minus prediction) that fade answer by answer (R-PFA, Galyardt & Goldin 2015). */
export interface Residual {
  readonly sum: number;
  readonly count: number;
}

/** Before the first answer. */
export const NO_RESIDUAL: Residual = { sum: 0, count: 0 };

/** Answers as predicted that stand before the first real one, so that few answers say little. */
const GHOSTS = 4;

/** Faded mean of the residuals, −1 to 1. */
export function meanResidual(recent: Residual): number {
  return recent.sum / (recent.count + GHOSTS);
}

/** With one more residual of some weight; older ones fade by the factor `fade`. */
export function faded(recent: Residual, fade: number, error: number, weight: number): Residual {
  return { sum: tidy(recent.sum * fade + weight * error), count: tidy(recent.count * fade + weight) };
}
