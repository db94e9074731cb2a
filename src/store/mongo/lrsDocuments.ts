import { randomUUID } from 'node:crypto';
import type { DocumentKey, DocumentPlace, LrsDocument, LrsDocumentStore } from '../port/lrsDocuments.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import type { Database } from './database.ts';
import { isDuplicate } from './engineError.ts';
import { only, scalar } from './filter.ts';

interface Row extends DocumentKey {
  readonly bytes: Bytes;
  readonly contentType: string;
  readonly etag: string;
  readonly updated: number;
  /** New with each change: what is written over must be what was read. */
  readonly revision: string;
}

function filterOf({ tenant, kind, activity, agent, registration, id }: DocumentKey) {
  return only({ tenant, kind, activity, agent, registration, id });
}

function within({ tenant, kind, activity, agent, registration }: DocumentPlace) {
  const any = { tenant, kind, activity, agent };
  return only(registration === '' ? any : { ...any, registration });
}

function documentOf(row: Row | null): LrsDocument | null {
  if (!row) return null;
  const { contentType, etag, updated } = row;
  return { bytes: bytesOf(row.bytes), contentType, etag, updated };
}

export function mongoLrsDocuments(database: Database): LrsDocumentStore {
  const rows = database.connection.collection<Row>('lrs_documents');
  const read = (key: DocumentKey) => database.call(() => rows.findOne(filterOf(key)));

  /** False when another change came first. */
  async function write(key: DocumentKey, known: Row | null, next: LrsDocument): Promise<boolean> {
    const { contentType, etag, updated } = next;
    const fields = { bytes: Buffer.from(next.bytes), contentType, etag, updated, revision: randomUUID() };
    if (known) {
      const same = { ...filterOf(key), revision: known.revision };
      return (await database.call(() => rows.updateOne(same, { $set: fields }))).matchedCount === 1;
    }
    // An upsert, for writers of one new document wait in line for it; whoever comes second finds it there.
    const put = () => rows.updateOne(filterOf(key), { $setOnInsert: fields }, { upsert: true });
    try {
      return (await database.call(put)).upsertedCount === 1;
    } catch (error) {
      if (error instanceof Error && isDuplicate(error.cause)) return false;
      throw error;
    }
  }
  async function remove(key: DocumentKey, known: Row | null): Promise<boolean> {
    if (!known) return true;
    const same = { ...filterOf(key), revision: known.revision };
    return (await database.call(() => rows.deleteOne(same))).deletedCount === 1;
  }
  return {
    change: async (key, rule) => {
      for (;;) {
        const known = await read(key);
        const next = rule(documentOf(known));
        if (next === 'keep') return;
        if (next === 'remove' ? await remove(key, known) : await write(key, known, next)) return;
      }
    },
    get: async (key) => documentOf(await read(key)),
    ids: async (place, after) => {
      const filter = { ...within(place), updated: { $gt: scalar(after) } };
      return (await database.call(() => rows.distinct('id', filter))).toSorted();
    },
    countOf: (tenant, agent, most) =>
      database.call(() => rows.countDocuments(only({ tenant, agent }), { limit: most })),
    clear: async (place) => {
      await database.call(() => rows.deleteMany(within(place)));
    },
  };
}
