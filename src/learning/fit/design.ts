import type { AnswerRow, QuestionOf } from '../evaluate/answerRow.ts';
import { walk } from '../evaluate/walk.ts';
import type { LinearPredictor } from '../models/linear.ts';
import type { ParameterSet } from '../parameters.ts';

/** A signal's place in a fit. */
export interface Column {
  readonly group: string;
  readonly name: string;
}

/** Rows of signals, stored sparse: row r has the entries from `starts[r]` up to `starts[r + 1]`. */
export interface Design {
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly values: Float32Array;
  readonly right: Uint8Array;
}

/** Entries that a fresh design makes room for; it doubles when full. */
const ROOM = 1 << 16;

/** A model's signals at every row, with the parameters that may be used for that row. */
export function designOf<S>(
  model: LinearPredictor<S>,
  rows: readonly AnswerRow[],
  parametersOf: (row: AnswerRow) => ParameterSet,
  questionOf: QuestionOf,
): Design {
  const index = new ColumnIndex();
  const starts = new Uint32Array(rows.length + 1);
  let places = new Uint32Array(ROOM);
  let values = new Float32Array(ROOM);
  let size = 0;
  const add = (group: string, name: string, value: number) => {
    if (value === 0) return;
    if (size === places.length) {
      places = grown(places, new Uint32Array(size * 2));
      values = grown(values, new Float32Array(size * 2));
    }
    places[size] = index.place(group, name);
    values[size] = value;
    size += 1;
  };
  walk(rows, model, parametersOf, questionOf, ({ index: row, row: { at }, ...seen }) => {
    model.signals({ ...seen, now: at }, add);
    starts[row + 1] = size;
  });
  const right = Uint8Array.from(rows, ({ correct }) => (correct ? 1 : 0));
  return { rows: rows.length, columns: index.columns, starts, places, values, right };
}

function grown<A extends Uint32Array | Float32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

class ColumnIndex {
  readonly columns: Column[] = [];
  readonly #groups = new Map<string, Map<string, number>>();

  place(group: string, name: string): number {
    const names = this.#groups.get(group) ?? new Map<string, number>();
    this.#groups.set(group, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    const place = this.columns.push({ group, name }) - 1;
    names.set(name, place);
    return place;
  }
}
