/** JSON as it may be kept: plain, without `undefined`. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Names of an object in their order; one that holds an object stands beside the number of that object's shape. */
export type Shape = readonly (string | readonly [name: string, shape: number])[];

/**
 * A document in which the names of equal objects are written once. An object is the list of its values after the number
 * of its shape, with those of an object inside it in that one's place; a list is its entries after `-1`, and a list of
 * objects of one shape the values of all of them after `-2` and the number of the shape.
 */
export interface Compact {
  readonly shapes: readonly Shape[];
  readonly value: Json;
}

const LIST = -1;
const ROWS = -2;

/** How a name is held that JSON gave an object. */
const OWN = { configurable: true, enumerable: true, writable: true };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Writes the names of a document's objects once per shape: a state holds hundreds of objects of a few kinds, and their
 * names would be more than half of it. Exact: `expand` gives back an equal document, names in the same order.
 * @param document plain JSON
 */
export function compact(document: unknown): Compact {
  const numbers = new Map<string, number>();
  const shapes: Shape[] = [];
  function shapeOf(names: Shape): number {
    const key = JSON.stringify(names);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, shapes.length);
    return shapes.push(names) - 1;
  }
  // Plain loops: every answer is kept and read this way.
  function write(value: unknown): Json {
    if (Array.isArray(value)) return writeRows(value) ?? [LIST, ...value.map(write)];
    if (!isObject(value)) return value as Json;
    const values: Json[] = [];
    const shape = gather(value, values);
    return [shape, ...values];
  }
  /** The number of the object's shape; its values are added to `values`. */
  function gather(object: Readonly<Record<string, unknown>>, values: Json[]): number {
    const names: (string | readonly [string, number])[] = [];
    for (const name of Object.keys(object)) {
      const value = object[name];
      if (isObject(value)) names.push([name, gather(value, values)]);
      else {
        names.push(name);
        values.push(write(value));
      }
    }
    return shapeOf(names);
  }
  /** Undefined where the entries are not objects of one shape, or have no values by which to tell how many they are. */
  function writeRows(list: readonly unknown[]): Json | undefined {
    const values: Json[] = [];
    let shape: number | undefined;
    for (const entry of list) {
      if (!isObject(entry)) return undefined;
      const own = gather(entry, values);
      shape ??= own;
      if (own !== shape || values.length === 0) return undefined;
    }
    return shape === undefined ? undefined : [ROWS, shape, ...values];
  }
  return { value: write(document), shapes };
}

/** The document that `compact` was given. Throws a TypeError for what `compact` did not make. */
export function expand({ shapes, value }: Compact): unknown {
  function read(kept: Json): Json {
    if (!Array.isArray(kept)) return kept;
    const [first] = kept;
    if (first === LIST) return kept.slice(1).map(read);
    const values = new Values(kept, first === ROWS ? 2 : 1, read);
    if (first === ROWS) return readRows(kept[1], values);
    const object = build(first, shapes.length, values);
    if (!values.done) throw new TypeError('more values than names');
    return object;
  }
  function readRows(shape: Json, values: Values): Json[] {
    const rows: Json[] = [];
    while (!values.done) {
      const { left } = values;
      rows.push(build(shape, shapes.length, values));
      if (values.left === left) throw new TypeError('rows without values');
    }
    return rows;
  }
  /** A shape is made of shapes before it, so that none holds itself. */
  function build(shape: Json, before: number, values: Values): Json {
    const names = typeof shape === 'number' && shape < before ? shapes[shape] : undefined;
    if (names === undefined) throw new TypeError('a shape that is not known');
    const object: Record<string, Json> = {};
    for (const named of names) {
      if (typeof named === 'string') put(object, named, values.next());
      else put(object, named[0], build(named[1], Number(shape), values));
    }
    return object;
  }
  return read(value);
}

/** The values of objects, one after another. */
class Values {
  readonly #kept: readonly Json[];
  readonly #read: (kept: Json) => Json;
  #at: number;

  constructor(kept: readonly Json[], from: number, read: (kept: Json) => Json) {
    this.#kept = kept;
    this.#at = from;
    this.#read = read;
  }

  get left(): number {
    return this.#kept.length - this.#at;
  }

  get done(): boolean {
    return this.left <= 0;
  }

  next(): Json {
    const value = this.#kept[this.#at];
    if (value === undefined) throw new TypeError('fewer values than names');
    this.#at += 1;
    return this.#read(value);
  }
}

function put(object: Record<string, Json>, name: string, value: Json): void {
  // Assigned, this name would be the prototype.
  if (name === '__proto__') Object.defineProperty(object, name, { ...OWN, value });
  else object[name] = value;
}
