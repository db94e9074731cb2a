import type { Design } from './design.ts';

/** A design whose signals count from what they usually are, and what that is by column; 0 for other groups. */
export interface Centred {
  readonly design: Design;
  readonly usual: Float64Array;
}

/** A signal that came a few times may usually be 0: so many times are put beside those that came. */
const GHOSTS = 1;

/** Takes from each signal of the groups its mean over the rows in which it comes. */
export function centred(design: Design, groups: readonly string[]): Centred {
  const sums = new Float64Array(design.columns.length);
  const counts = new Float64Array(design.columns.length);
  const entries = design.starts[design.rows] ?? 0;
  for (let entry = 0; entry < entries; entry += 1) {
    const place = design.places[entry] ?? 0;
    sums[place] = (sums[place] ?? 0) + (design.values[entry] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const usual = Float64Array.from(design.columns, ({ group }, place) =>
    groups.includes(group) ? (sums[place] ?? 0) / ((counts[place] ?? 0) + GHOSTS) : 0,
  );
  const values = design.values.map((value, entry) => value - (usual[design.places[entry] ?? 0] ?? 0));
  return { design: { ...design, values }, usual };
}
