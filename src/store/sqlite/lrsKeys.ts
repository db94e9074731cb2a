import { TrellisError } from '../../errors.ts';
import type { LrsKey, LrsKeyStore } from '../port/lrsKeys.ts';
import type { Connection } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteLrsKeys(connection: Connection): LrsKeyStore {
  return {
    add: (key) =>
      connection.act((sql) => {
        const added = sql.run(
          'INSERT INTO lrs_keys (id, created_at, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          key.id,
          key.createdAt,
          toJson(key),
        );
        if (added === 0) throw new TrellisError('conflict', 'LRS key');
      }),
    revoke: (id, at) =>
      connection.act(
        (sql) =>
          sql.run(
            `UPDATE lrs_keys SET doc = json_set(doc, '$.revokedAt', ?)
             WHERE id = ? AND doc ->> '$.revokedAt' IS NULL`,
            at,
            id,
          ) === 1,
      ),
    find: (id) =>
      connection.act((sql) => docOf<LrsKey>(sql.first('SELECT doc FROM lrs_keys WHERE id = ?', id))),
    list: () =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>('SELECT doc FROM lrs_keys ORDER BY created_at DESC, id')
          .map((row) => fromJson<LrsKey>(row.doc)),
      ),
  };
}
