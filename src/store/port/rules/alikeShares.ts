/** Gradebooks round to whole percents or two decimals; less than this is no difference. A share. */
const ROUNDING = 0.006;

/** Whether two grades, shares from 0 to 1, are the same one but for what a gradebook rounds. */
export function alikeShares(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING;
}
