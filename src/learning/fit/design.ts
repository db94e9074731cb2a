import { type AnswerRow, counts, type QuestionOf } from '../evaluate/answerRow.ts';
import { walk } from '../evaluate/walk.ts';
import type { LinearPredictor } from '../models/linear.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp } from '../tidy.ts';

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
  /** Chance of being right without knowing, 0 to 0.9. */
  readonly guess: Float32Array;
}

/** Entries that a fresh design makes room for; it doubles when full. */
const ROOM = 1 << 16;
/** Guesses above are held to it, as in prediction. */
const MOST_GUESS = 0.9;

/** A model's signals at every row that counts, with the parameters that may be used for that row. */
export function designOf<S>(
  model: LinearPredictor<S>,
  rows: readonly AnswerRow[],
  parametersOf: (row: AnswerRow) => ParameterSet,
  questionOf: QuestionOf,
): Design {
  const index = new ColumnIndex();
  const starts = new Uint32Array(rows.length + 1);
  const right = new Uint8Array(rows.length);
  const guess = new Float32Array(rows.length);
  let count = 0;
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
  walk(rows, model, parametersOf, questionOf, ({ row, ...seen }) => {
    if (!counts(row)) return;
    model.signals({ ...seen, now: row.at }, add);
    right[count] = row.correct ? 1 : 0;
    guess[count] = clamp(seen.question.guess, 0, MOST_GUESS);
    count += 1;
    starts[count] = size;
  });
  return { rows: count, columns: index.columns, starts, places, values, right, guess };
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
