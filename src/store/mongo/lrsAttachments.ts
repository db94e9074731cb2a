import type mongoose from 'mongoose';
import type { LrsAttachmentStore } from '../port/lrsAttachments.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';
import type { StatementRow } from './statementRow.ts';

interface Row {
  readonly tenant: string;
  readonly sha2: string;
  readonly contentType: string;
  readonly bytes: Bytes;
  /** When it was put or last looked at. */
  readonly at: number;
}

type Old = mongoose.mongo.WithId<Pick<Row, 'tenant' | 'sha2' | 'at'>>;
const BRIEF = { projection: { _id: 1 } } as const;

export function mongoLrsAttachments(database: Database): LrsAttachmentStore {
  const rows = database.connection.collection<Row>('lrs_attachments');
  const statements = database.connection.collection<StatementRow>('statements');
  return {
    put: async (tenant, attachments, now) => {
      for (const { sha2, contentType, bytes } of attachments) {
        const update = { $setOnInsert: { contentType, bytes }, $set: { at: scalar(now) } };
        await database.call(() => rows.updateOne(only({ tenant, sha2 }), update, { upsert: true }));
      }
    },
    get: async (tenant, hashes) => {
      const filter = { ...only({ tenant }), sha2: { $in: hashes.map(scalar) } };
      const found = await database.call(() => rows.find(filter).sort({ sha2: 1 }).toArray());
      return found.map(({ sha2, contentType, bytes }) => ({ sha2, contentType, bytes: bytesOf(bytes) }));
    },
    sweep: async ({ before, now, limit }) => {
      const last = { at: { $lt: scalar(before) } };
      const old = await database.call(() =>
        rows.find(last).sort({ at: 1 }).limit(limit).project<Old>({ tenant: 1, sha2: 1, at: 1 }).toArray(),
      );
      let removed = 0;
      for (const { _id, tenant, sha2, at } of old) {
        const named = await database.call(() => statements.findOne(only({ tenant, hashes: sha2 }), BRIEF));
        // One that was put meanwhile has another moment: its statement is on its way.
        const same = { _id, ...only({ at }) };
        if (named) await database.call(() => rows.updateOne(same, { $set: { at: scalar(now) } }));
        else removed += (await database.call(() => rows.deleteOne(same))).deletedCount;
      }
      return { looked: old.length, removed };
    },
  };
}
