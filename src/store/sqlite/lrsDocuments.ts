import type { DocumentKey, DocumentPlace, LrsDocument, LrsDocumentStore } from '../port/lrsDocuments.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import type { Connection, Sql } from './connection.ts';

interface Row {
  readonly bytes: Bytes;
  readonly content_type: string;
  readonly etag: string;
  readonly updated: number;
}

const KEY = 'tenant = ? AND kind = ? AND activity = ? AND agent = ? AND registration = ? AND id = ?';

function keyOf(key: DocumentKey): string[] {
  return [key.tenant, key.kind, key.activity, key.agent, key.registration, key.id];
}

function get(sql: Sql, key: DocumentKey): LrsDocument | null {
  const row = sql.first<Row>(
    `SELECT bytes, content_type, etag, updated FROM lrs_documents WHERE ${KEY}`,
    ...keyOf(key),
  );
  return row === undefined
    ? null
    : { bytes: bytesOf(row.bytes), contentType: row.content_type, etag: row.etag, updated: row.updated };
}

function put(sql: Sql, key: DocumentKey, { updated, contentType, etag, bytes }: LrsDocument): void {
  sql.run(
    'INSERT OR REPLACE INTO lrs_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...keyOf(key),
    updated,
    contentType,
    etag,
    bytes,
  );
}

/** Condition for a place, and its values. */
function within({ tenant, kind, activity, agent, registration }: DocumentPlace): [string, string[]] {
  const any = 'tenant = ? AND kind = ? AND activity = ? AND agent = ?';
  if (registration === '') return [any, [tenant, kind, activity, agent]];
  return [`${any} AND registration = ?`, [tenant, kind, activity, agent, registration]];
}

export function sqliteLrsDocuments(connection: Connection): LrsDocumentStore {
  return {
    change: (key, rule) =>
      connection.atomic((sql) => {
        const next = rule(get(sql, key));
        if (next === 'remove') sql.run(`DELETE FROM lrs_documents WHERE ${KEY}`, ...keyOf(key));
        else if (next !== 'keep') put(sql, key, next);
      }),
    get: (key) => connection.act((sql) => get(sql, key)),
    ids: (place, after) =>
      connection.act((sql) => {
        const [where, values] = within(place);
        const text = `SELECT DISTINCT id FROM lrs_documents WHERE ${where} AND updated > ? ORDER BY id`;
        return sql.all<{ id: string }>(text, ...values, after).map(({ id }) => id);
      }),
    countOf: (tenant, agent, most) =>
      connection.act((sql) => {
        const some = 'SELECT 1 FROM lrs_documents WHERE tenant = ? AND agent = ? LIMIT ?';
        const row = sql.first<{ n: number }>(`SELECT count(*) AS n FROM (${some})`, tenant, agent, most);
        return row?.n ?? 0;
      }),
    clear: async (place) => {
      const [where, values] = within(place);
      await connection.act((sql) => sql.run(`DELETE FROM lrs_documents WHERE ${where}`, ...values));
    },
  };
}
