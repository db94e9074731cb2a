import type { LrsAttachmentStore } from '../port/lrsAttachments.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import type { Connection } from './connection.ts';
import { toJson } from './json.ts';

interface Row {
  readonly sha2: string;
  readonly content_type: string;
  readonly bytes: Bytes;
}

export function sqliteLrsAttachments(connection: Connection): LrsAttachmentStore {
  return {
    // Waits for no disk: the statements that name them do, and take them along.
    put: async (tenant, attachments) => {
      if (attachments.length === 0) return;
      await connection.remade((sql) => {
        for (const { sha2, contentType, bytes } of attachments)
          sql.run(
            'INSERT INTO lrs_attachments VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
            tenant,
            sha2,
            contentType,
            bytes,
          );
      });
    },
    get: (tenant, hashes) =>
      connection.act((sql) =>
        sql
          .all<Row>(
            `SELECT sha2, content_type, bytes FROM lrs_attachments
             WHERE tenant = ? AND sha2 IN (SELECT value FROM json_each(?)) ORDER BY sha2`,
            tenant,
            toJson(hashes),
          )
          .map(({ sha2, content_type, bytes }) => ({
            sha2,
            contentType: content_type,
            bytes: bytesOf(bytes),
          })),
      ),
  };
}
