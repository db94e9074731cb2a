import type { LrsAttachmentStore } from '../port/lrsAttachments.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';

interface Row {
  readonly tenant: string;
  readonly sha2: string;
  readonly contentType: string;
  readonly bytes: Bytes;
}

export function mongoLrsAttachments(database: Database): LrsAttachmentStore {
  const rows = database.connection.collection<Row>('lrs_attachments');
  return {
    put: async (tenant, attachments) => {
      for (const { sha2, contentType, bytes } of attachments) {
        const update = { $setOnInsert: { contentType, bytes } };
        await database.call(() => rows.updateOne(only({ tenant, sha2 }), update, { upsert: true }));
      }
    },
    get: async (tenant, hashes) => {
      const filter = { ...only({ tenant }), sha2: { $in: hashes.map(scalar) } };
      const found = await database.call(() => rows.find(filter).sort({ sha2: 1 }).toArray());
      return found.map(({ sha2, contentType, bytes }) => ({ sha2, contentType, bytes: bytesOf(bytes) }));
    },
  };
}
