import type { Design } from './design.ts';

/**
 * The design without columns that come in fewer rows than `least` of their group. A signal that came once says little,
 * and of pairs most came once: without them a fit is as large as what it knows.
 */
export function withoutRare(design: Design, least: Readonly<Record<string, number>>): Design {
  const rows = rowsByColumn(design);
  const kept = design.columns.map(({ group }, place) => (rows[place] ?? 0) >= (least[group] ?? 1));
  let count = 0;
  const moved = Uint32Array.from(kept, (stays) => (stays ? count++ : 0));
  const starts = new Uint32Array(design.starts.length);
  const places = new Uint32Array(design.places.length);
  const values = new Float32Array(design.values.length);
  let size = 0;
  for (let row = 0; row < design.rows; row += 1) {
    for (let entry = design.starts[row] ?? 0; entry < (design.starts[row + 1] ?? 0); entry += 1) {
      const place = design.places[entry] ?? 0;
      if (!kept[place]) continue;
      places[size] = moved[place] ?? 0;
      values[size] = design.values[entry] ?? 0;
      size += 1;
    }
    starts[row + 1] = size;
  }
  return { ...design, columns: design.columns.filter((_, place) => kept[place]), starts, places, values };
}

/** In how many rows each column comes; one that comes twice in a row counts once. */
function rowsByColumn({ columns, rows, starts, places }: Design): Uint32Array {
  const found = new Uint32Array(columns.length);
  const last = new Int32Array(columns.length).fill(-1);
  for (let row = 0; row < rows; row += 1)
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry += 1) {
      const place = places[entry] ?? 0;
      if (last[place] === row) continue;
      last[place] = row;
      found[place] = (found[place] ?? 0) + 1;
    }
  return found;
}
