import type { AuditEntry, AuditStore } from '../port/audit.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJson } from './json.ts';

export function sqliteAudit(connection: Connection): AuditStore {
  return {
    append: (entry) =>
      connection.act((sql) => {
        sql.run(
          'INSERT INTO audit (id, registration, deployment, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          entry.id,
          entry.registration,
          entry.deployment,
          toJson(entry),
        );
      }),
    page: ({ registration, deployment }, before, limit) =>
      connection.act((sql) => {
        const mine = registration === null ? '?1 IS NULL' : 'registration = ?1';
        return sql
          .all<{ doc: string }>(
            `SELECT doc FROM audit WHERE ${mine} AND (?2 IS NULL OR deployment = ?2) AND (?3 IS NULL OR id < ?3)
             ORDER BY id DESC LIMIT ?4`,
            registration,
            deployment,
            before,
            limit,
          )
          .map((row) => fromJson<AuditEntry>(row.doc));
      }),
  };
}
