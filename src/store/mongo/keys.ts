import type { ToolKey } from '../../lti/toolKey.ts';
import type { KeyStore } from '../port/keys.ts';
import { assertPlain } from '../port/plain.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only } from './filter.ts';

/** The id of a first key's row, so that of parallel first starts one gets to write it; other rows go by the key's id. */
const FIRST = 'first';

interface Row {
  readonly _id: string;
  readonly doc: ToolKey;
}

export function mongoKeys(database: Database): KeyStore {
  const rows = collection<Row>(database, 'keys', { _id: PATHS.text, doc: PATHS.exact });

  function store(id: string, key: ToolKey): Promise<boolean> {
    assertPlain(key);
    return insert(database, rows, { _id: id, doc: key });
  }
  return {
    add: async (key) => {
      await store(key.kid, key);
    },
    addFirst: async (key) => {
      const any = await database.call(() => rows.exists({}).exec());
      return any === null && store(FIRST, key);
    },
    retire: async (kid, at) => {
      const update = { $set: { 'doc.retiredAt': at } };
      await database.call(() => rows.updateOne(only({ 'doc.kid': kid }), update).exec());
    },
    remove: async (kid) => {
      await database.call(() => rows.deleteOne(only({ 'doc.kid': kid })).exec());
    },
    list: async () => {
      const all = await database.call(() => rows.find().sort({ 'doc.createdAt': 1, _id: 1 }).lean().exec());
      return all.map((row) => row.doc);
    },
  };
}
