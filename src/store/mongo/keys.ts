import type { ToolKey } from '../../lti/toolKey.ts';
import type { KeyStore } from '../port/keys.ts';
import { assertPlain } from '../port/plain.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only } from './filter.ts';

/** `first` is under a unique index: of parallel first starts one gets to set it. */
interface Row {
  readonly _id: string;
  readonly first?: boolean;
  readonly doc: ToolKey;
}

export function mongoKeys(database: Database): KeyStore {
  const rows = collection<Row>(database, 'keys', { _id: PATHS.text, first: PATHS.flag, doc: PATHS.exact });

  function store(key: ToolKey, first: { first?: true }): Promise<boolean> {
    assertPlain(key);
    return insert(database, rows, { _id: key.kid, ...first, doc: key });
  }
  return {
    add: async (key) => {
      await store(key, {});
    },
    addFirst: async (key) => {
      const any = await database.call(() => rows.exists({}).exec());
      return any === null && store(key, { first: true });
    },
    retire: async (kid, at) => {
      const update = { $set: { 'doc.retiredAt': at } };
      await database.call(() => rows.updateOne(only({ _id: kid }), update).exec());
    },
    remove: async (kid) => {
      await database.call(() => rows.deleteOne(only({ _id: kid })).exec());
    },
    list: async () => {
      const all = await database.call(() => rows.find().sort({ 'doc.createdAt': 1, _id: 1 }).lean().exec());
      return all.map((row) => row.doc);
    },
  };
}
