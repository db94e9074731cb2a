import type mongoose from 'mongoose';
import { assertPlain } from '../port/plain.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only } from './filter.ts';

/** A document kept whole under a string key. `rev` counts its changes, so that a change based on an old one is refused. */
export interface DocumentRow {
  readonly _id: string;
  readonly rev: number;
  readonly doc: unknown;
}

/** What stands after a change was tried, and whether it was made. */
export interface Changed<T> {
  readonly doc: T | null;
  readonly changed: boolean;
}

/** A collection of documents of one kind. */
export interface Documents<T> {
  readonly model: mongoose.Model<DocumentRow>;
  /** Stores it if the key is new. */
  create(key: string, doc: T): Promise<boolean>;
  /**
   * Reads, applies the rule and writes what it answers (null: nothing); again when another change came first. The rule
   * must be pure. Atomic.
   */
  change(key: string, rule: (known: T | null) => T | null): Promise<Changed<T>>;
  get(key: string): Promise<T | null>;
  find(filter: mongoose.QueryFilter<DocumentRow>, sort?: Record<string, 1 | -1>): Promise<T[]>;
}

export function documents<T>(database: Database, name: string): Documents<T> {
  const model = collection<DocumentRow>(database, name, {
    _id: PATHS.text,
    rev: PATHS.number,
    doc: PATHS.exact,
  });
  const read = (key: string) =>
    database.call(() =>
      model
        .findOne(only({ _id: key }))
        .lean()
        .exec(),
    );

  function create(key: string, doc: T): Promise<boolean> {
    assertPlain(doc);
    return insert(database, model, { _id: key, rev: 1, doc });
  }
  async function replace(row: DocumentRow, doc: T): Promise<boolean> {
    assertPlain(doc);
    const update = { $set: { doc }, $inc: { rev: 1 } };
    const filter = only({ _id: row._id, rev: row.rev });
    return (await database.call(() => model.updateOne(filter, update).exec())).matchedCount === 1;
  }
  return {
    model,
    create,
    change: async (key, rule) => {
      for (;;) {
        const row = await read(key);
        const known = (row?.doc ?? null) as T | null;
        const next = rule(known);
        if (next === null) return { doc: known, changed: false };
        const written = row === null ? await create(key, next) : await replace(row, next);
        if (written) return { doc: next, changed: true };
      }
    },
    get: async (key) => ((await read(key))?.doc ?? null) as T | null,
    find: async (filter, sort = { _id: 1 }) => {
      const rows = await database.call(() => model.find(filter).sort(sort).lean().exec());
      return rows.map((row) => row.doc as T);
    },
  };
}
