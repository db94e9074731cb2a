import { TrellisError } from '../../errors.ts';
import { type ArchiveRow, type ArchiveStore, LEFT_OUT } from '../port/archive.ts';
import type { Database } from './database.ts';

/** Archives of a MongoDB store. Rows are canonical Extended JSON, which keeps every type of the engine. */
export function mongoArchive(database: Database): ArchiveStore {
  const { EJSON } = database.library.mongo.BSON;
  const raw = (name: string) => database.connection.collection(name);

  async function names(): Promise<string[]> {
    const all = await database.call(() => database.connection.listCollections());
    return all
      .map(({ name }) => name)
      .filter((name) => name !== 'schema_version' && !name.startsWith('system.') && !LEFT_OUT.has(name))
      .toSorted();
  }
  async function* read(): AsyncIterable<ArchiveRow> {
    for (const table of await names()) {
      for await (const row of database.stream(raw(table).find().sort({ _id: 1 }).batchSize(500)))
        yield { table, row: EJSON.serialize(row, { relaxed: false }) };
    }
  }
  async function writeTable(table: string, rows: readonly ArchiveRow[]): Promise<number> {
    const known = rows.map(({ row }) => EJSON.deserialize({ ...row }, { relaxed: false }));
    const ids = known.flatMap((row) => ('_id' in row ? [row._id] : []));
    const standing = await database.call(() => raw(table).countDocuments({ _id: { $in: ids } }));
    if (standing > 0) throw new TrellisError('conflict', `a row of ${table} stands already`);
    return (await database.call(() => raw(table).insertMany(known))).insertedCount;
  }
  const has = async (name: string) => (await database.call(() => raw(name).findOne({}))) !== null;

  return {
    head: async () => {
      const found = await database.call(() => raw('schema_version').findOne({}));
      const version: unknown = found?.version;
      return { engine: 'mongodb', schema: typeof version === 'number' ? version : 0 };
    },
    read,
    write: async (rows) => {
      let written = 0;
      for (const table of new Set(rows.map((row) => row.table)))
        written += await writeTable(
          table,
          rows.filter((row) => row.table === table),
        );
      return written;
    },
    isEmpty: async () => {
      for (const name of ['learners', 'activities', 'registrations']) if (await has(name)) return false;
      return true;
    },
    clear: async () => {
      for (const name of await names()) await database.call(() => raw(name).deleteMany({}));
    },
  };
}
