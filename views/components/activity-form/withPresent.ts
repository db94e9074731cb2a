/** The usual values of a list to choose from, with the present one among them. */
export function withPresent(usual: readonly number[], present: number): readonly number[] {
  return usual.includes(present) ? usual : [...usual, present].sort((a, b) => a - b);
}
