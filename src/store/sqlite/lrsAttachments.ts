import type { AttachmentSweep, LrsAttachmentStore } from '../port/lrsAttachments.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import type { Connection, Sql } from './connection.ts';
import { toJson } from './json.ts';

interface Row {
  readonly sha2: string;
  readonly content_type: string;
  readonly bytes: Bytes;
}

export function sqliteLrsAttachments(connection: Connection): LrsAttachmentStore {
  return {
    // Waits for no disk: the statements that name them do, and take them along.
    put: async (tenant, attachments, now) => {
      if (attachments.length === 0) return;
      await connection.remade((sql) => {
        for (const { sha2, contentType, bytes } of attachments) {
          sql.run(
            'INSERT INTO lrs_attachments VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
            tenant,
            sha2,
            contentType,
            bytes,
          );
          look(sql, tenant, sha2, now);
        }
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
    sweep: (asked) => connection.atomic((sql) => sweep(sql, asked)),
  };
}

function look(sql: Sql, tenant: string, sha2: string, at: number): void {
  sql.run('INSERT OR REPLACE INTO attachment_looks VALUES (?, ?, ?)', tenant, sha2, at);
}

/** A statement's uses go with it, by a trigger; with the bytes goes the note of when they were looked at. */
function sweep(sql: Sql, { before, now, limit }: AttachmentSweep): { looked: number; removed: number } {
  const old = sql.all<{ tenant: string; sha2: string }>(
    'SELECT tenant, sha2 FROM attachment_looks WHERE at < ? ORDER BY at LIMIT ?',
    before,
    limit,
  );
  let removed = 0;
  for (const { tenant, sha2 } of old) {
    const gone = sql.run(
      `DELETE FROM lrs_attachments WHERE tenant = ?1 AND sha2 = ?2
       AND NOT EXISTS (SELECT 1 FROM attachment_uses WHERE tenant = ?1 AND sha2 = ?2)`,
      tenant,
      sha2,
    );
    if (gone === 0) look(sql, tenant, sha2, now);
    removed += gone;
  }
  return { looked: old.length, removed };
}
