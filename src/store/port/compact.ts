/** JSON as it may be kept: plain, without `undefined`. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A document in which the names of equal objects are written once. An object is the list of its values after the number
 * of its shape (its names, in their order); a list is its entries after `-1`.
 */
export interface Compact {
  readonly shapes: readonly (readonly string[])[];
  readonly value: Json;
}

const LIST = -1;

/** How a name is held that JSON gave an object. */
const OWN = { configurable: true, enumerable: true, writable: true };

/**
 * Writes the names of a document's objects once per shape: a state holds hundreds of objects of a few kinds, and their
 * names would be more than half of it. Exact: `expand` gives back an equal document, names in the same order.
 * @param document plain JSON
 */
export function compact(document: unknown): Compact {
  const numbers = new Map<string, number>();
  const shapes: (readonly string[])[] = [];
  function shapeOf(names: readonly string[]): number {
    const key = JSON.stringify(names);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, shapes.length);
    return shapes.push(names) - 1;
  }
  // Plain loops: every answer is kept and read this way.
  function write(value: unknown): Json {
    if (value === null || typeof value !== 'object') return value as Json;
    if (Array.isArray(value)) return writeAll(LIST, value);
    return writeAll(shapeOf(Object.keys(value)), Object.values(value));
  }
  function writeAll(first: number, values: readonly unknown[]): Json {
    const written: Json[] = [first];
    for (const value of values) written.push(write(value));
    return written;
  }
  return { value: write(document), shapes };
}

/** The document that `compact` was given. Throws a TypeError for what `compact` did not make. */
export function expand({ shapes, value }: Compact): unknown {
  function read(kept: Json): Json {
    if (!Array.isArray(kept)) return kept;
    const shape = kept[0];
    if (shape === LIST) {
      const list: Json[] = [];
      for (let at = 1; at < kept.length; at += 1) list.push(read(kept[at]));
      return list;
    }
    const names = shapes[shape];
    if (names?.length !== kept.length - 1) throw new TypeError('a shape that is not known');
    const object: Record<string, Json> = {};
    let at = 0;
    for (const name of names) {
      at += 1;
      // Assigned, this name would be the prototype.
      if (name === '__proto__') Object.defineProperty(object, name, { ...OWN, value: read(kept[at]) });
      else object[name] = read(kept[at]);
    }
    return object;
  }
  return read(value);
}
